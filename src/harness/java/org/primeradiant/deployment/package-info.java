/** How WARs live on a server: side by side, and one after the other. */
package org.primeradiant.deployment;
