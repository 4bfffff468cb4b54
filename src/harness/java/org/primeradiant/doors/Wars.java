package org.primeradiant.doors;

import io.grpc.servlet.jakarta.ServletAdapter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.testing.ByteMarshaller;
import org.primeradiant.testing.RadiantWar;

/** Writes the WARs to deploy as files. */
final class Wars {
    private Wars() {}

    /** Radiant with the echo component, the gRPC baseline on its own port, and the bare gRPC servlet. */
    static Path radiant(Path folder) throws IOException {
        return written(
                RadiantWar.with(
                        Map.of("RADIANT_COMPONENT", "echo"),
                        Echo.class,
                        ConstantPort.class,
                        ConstantService.class,
                        ByteMarshaller.class,
                        BareGrpcServlet.class),
                folder.resolve("radiant.war"));
    }

    /** Radiant with the echo component only. */
    static Path alone(Path folder) throws IOException {
        return written(RadiantWar.with(Map.of("RADIANT_COMPONENT", "echo"), Echo.class), folder.resolve("alone.war"));
    }

    /** The REST baselines, in a WAR without CDI. */
    static Path bare(Path folder) throws IOException {
        return written(bare("/bare"), folder.resolve("bare.war"));
    }

    /** The same in a WAR with CDI, for which the server activates CDI's contexts in each request. */
    static Path bareWithCdi(Path folder) throws IOException {
        return written(
                bare("/bare-cdi")
                        .addAsWebInfResource(
                                new StringAsset("<beans xmlns='https://jakarta.ee/xml/ns/jakartaee' version='4.0'/>"),
                                "beans.xml"),
                folder.resolve("bare-cdi.war"));
    }

    private static WebArchive bare(String contextPath) {
        return at(contextPath)
                .addClasses(BareApplication.class, BareResource.class, BareServlet.class, NaiveResource.class)
                .addClasses(NaiveResource.Message.class, NaiveResource.Data.class);
    }

    /** A single static page, at the root. */
    static Path empty(Path folder) throws IOException {
        return written(at("/").addAsWebResource(new StringAsset("empty"), "metadata"), folder.resolve("empty.war"));
    }

    /** A single JAX-RS resource that is a CDI bean, at the root. */
    static Path oneResource(Path folder) throws IOException {
        return written(
                at("/").addClass(OneResource.class), // and its nested class
                folder.resolve("one-resource.war"));
    }

    /** grpc-java's own servlet adapter at the root, with the libraries of Radiant's WAR but without Radiant. */
    static Path stock(Path folder) throws IOException {
        WebArchive war = at("/").addClasses(StockServlet.class, ConstantService.class, ByteMarshaller.class)
                .addPackages(true, "io.seldon.protos", "org.tensorflow.framework")
                .addAsWebResource(new StringAsset("stock"), "metadata")
                .setManifest(new StringAsset("Manifest-Version: 1.0\nDependencies: jdk.unsupported\n"))
                .addAsLibrary(jarOf(ServletAdapter.class));
        RadiantWar.with().getContent(Filters.include("/WEB-INF/lib/.*")).forEach((path, node) -> {
            if (!path.get().contains("/radiant-")) {
                war.add(node.getAsset(), path);
            }
        });
        return written(war, folder.resolve("stock.war"));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static WebArchive at(String contextPath) {
        return ShrinkWrap.create(WebArchive.class).setWebXML(new StringAsset("""
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <default-context-path>%s</default-context-path>
                </web-app>
                """.formatted(contextPath)));
    }

    private static Path written(WebArchive war, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
