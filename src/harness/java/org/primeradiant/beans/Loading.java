package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Files;
import java.nio.file.Path;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Parameter;

/** Components whose {@code load()} is slow or fails. */
public final class Loading {
    private Loading() {}

    /** Its {@code load()} returns once the configured file exists. */
    @Named("slow")
    @ApplicationScoped
    public static class SlowModel implements Model<String, String> {
        @Inject
        @Parameter("file")
        String file;

        @Override
        public void load() throws InterruptedException {
            while (!Files.exists(Path.of(file))) {
                Thread.sleep(10);
            }
        }

        @Override
        public String predict(String text, Call call) {
            return text;
        }
    }

    @Named("broken")
    @ApplicationScoped
    public static class BrokenModel implements Model<String, String> {
        @Override
        public void load() {
            throw new IllegalStateException("the model file is missing");
        }

        @Override
        public String predict(String text, Call call) {
            return text;
        }
    }
}
