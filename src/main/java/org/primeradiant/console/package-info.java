/**
 * The console: a page that shows what is served and how it does, calls it, and loads, unloads and rolls back models.
 *
 * <p>May use every package but the root. {@link org.primeradiant.console.ConsoleResource} serves the page's files,
 * which are resources of this package, and its data. {@link org.primeradiant.console.ConsoleAccess} decides who sees
 * them. The page calls components and graphs at the protocols' own paths, like any other caller.
 *
 * <p>Decisions: plain JavaScript modules, because a build step would need another tool chain. The page's files tell
 * nothing, so that everybody may load them and sign in on the page. What changes something needs a token that only a
 * page of the same origin can read, besides the caller's right: browsers add credentials to requests of any page.
 */
package org.primeradiant.console;
