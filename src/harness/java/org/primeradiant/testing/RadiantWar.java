package org.primeradiant.testing;

import java.io.File;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ClassAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR produced by the build, to which a test adds its own beans and settings. */
public final class RadiantWar {
    /** Deployments of one test need different names. */
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private RadiantWar() {}

    /**
     * Returns the real WAR with these classes in WEB-INF/classes. For a nested class, the enclosing classes, without
     * which it cannot be loaded, are added too, but not its siblings.
     */
    public static WebArchive with(Class<?>... classes) {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "radiant-" + NUMBER.incrementAndGet() + ".war")
                .importFrom(new File(System.getProperty("radiant.war")))
                .as(WebArchive.class);
        for (Class<?> type : classes) {
            add(type, war);
        }
        return war;
    }

    /** Adds a class and its enclosing classes. */
    public static void add(Class<?> type, WebArchive war) {
        for (Class<?> part = type; part != null; part = part.getEnclosingClass()) {
            war.addAsWebInfResource(
                    new ClassAsset(part), "classes/" + part.getName().replace('.', '/') + ".class");
        }
    }

    /** Returns the real WAR with these classes, and the settings as context-params in its web.xml. */
    public static WebArchive with(Map<String, String> settings, Class<?>... classes) {
        return at("/", settings, classes);
    }

    /** Returns the same WAR at a context path, so that several can be deployed at once. */
    public static WebArchive at(String contextPath, Map<String, String> settings, Class<?>... classes) {
        StringBuilder params = new StringBuilder();
        settings.forEach((name, value) -> params.append("<context-param><param-name>")
                .append(name)
                .append("</param-name><param-value>")
                .append(value.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</param-value></context-param>"));
        return with(classes).setWebXML(new StringAsset("""
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <default-context-path>%s</default-context-path>
                  %s
                </web-app>
                """.formatted(contextPath, params)));
    }
}
