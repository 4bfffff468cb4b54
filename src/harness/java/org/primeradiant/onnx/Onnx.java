package org.primeradiant.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelSource;

/** Loads models of the tests as {@code m}. */
final class Onnx {
    private Onnx() {}

    /** The folder of models that came with their makers' answers. */
    static Path folder() {
        return Path.of("src/test/resources/onnx");
    }

    static OnnxModel load(Path file) throws IOException {
        return load(new OnnxFormat(), file);
    }

    static OnnxModel load(OnnxFormat format, Path file) throws IOException {
        return (OnnxModel) format.load(source(file, Map.of()));
    }

    static ModelSource source(Path file, Map<String, Object> options) throws IOException {
        ModelFolder folder = ModelFolder.of(file.getParent());
        return new ModelSource("m", folder, folder.root().resolve(file.getFileName()), options);
    }
}
