package org.primeradiant.container;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Parameter;

/**
 * A user's component for shutdown tests. It takes {@code [[number, milliseconds]]}, appends the number to a file,
 * sleeps for that long, and answers twice the number.
 */
@Named("journal")
@ApplicationScoped
public class Journal implements Model<double[][], double[]> {
    @Inject
    @Parameter("journal")
    String path;

    private Path file;

    @PostConstruct
    void open() {
        file = Path.of(path);
    }

    @Override
    public double[] predict(double[][] request, Call call) throws Exception {
        double number = request[0][0];
        note((long) number);
        Thread.sleep((long) request[0][1]);
        return new double[] {2 * number};
    }

    private synchronized void note(long number) throws IOException {
        Files.writeString(file, number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
