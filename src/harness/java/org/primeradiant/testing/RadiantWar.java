package org.primeradiant.testing;

import java.io.File;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ClassAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that the build made, for a test to add its own beans and settings to. */
public final class RadiantWar {
    /** Deployments of one test must differ in name. */
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private RadiantWar() {}

    /**
     * The real WAR with these classes in WEB-INF/classes. Of a nested class the outer ones come along, which it cannot
     * be loaded without, but not its siblings.
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

    /** Adds a class likewise. */
    public static void add(Class<?> type, WebArchive war) {
        for (Class<?> part = type; part != null; part = part.getEnclosingClass()) {
            war.addAsWebInfResource(
                    new ClassAsset(part), "classes/" + part.getName().replace('.', '/') + ".class");
        }
    }

    /** The real WAR with these classes, and these settings as context-params of its web.xml. */
    public static WebArchive with(Map<String, String> settings, Class<?>... classes) {
        return at("/", settings, classes);
    }

    /** The same below a context path, so that several can be deployed at once. */
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
