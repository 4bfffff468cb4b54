package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.primeradiant.models.ModelFolder;

/**
 * Formats of model files that Radiant never reads, and how to go on.
 *
 * @param endings of the files' names, in lower case
 * @param advice what the file is, and what to do
 */
record Unreadable(List<String> endings, String advice) {
    private static final String TO_ONNX = "convert the model to ONNX";

    private static final List<Unreadable> ALL = List.of(
            new Unreadable(
                    List.of(".pkl", ".pickle", ".joblib", ".dill", ".cloudpickle"),
                    "is a pickle, and reading a pickle runs the code in it: " + TO_ONNX + ", with skl2onnx for"
                            + " scikit-learn, or save it with the library's own save_model"),
            new Unreadable(
                    List.of(".pmml"),
                    "is PMML, which Radiant does not read: " + TO_ONNX
                            + ", or save it in the own format of XGBoost or LightGBM"),
            new Unreadable(
                    List.of(".pt", ".pth"),
                    "is a file of PyTorch, which contains a pickle: " + TO_ONNX + ", with torch.onnx.export"),
            new Unreadable(
                    List.of(".h5", ".keras", "saved_model.pb"),
                    "is a file of TensorFlow, which Radiant does not read: " + TO_ONNX + ", with tf2onnx"));

    Unreadable {
        endings = List.copyOf(endings);
    }

    /** Names the first such file of a model and says how to go on; empty if it has none. */
    static Optional<String> reason(ModelFolder folder) throws IOException {
        for (Unreadable kind : ALL) {
            List<Path> files = folder.files(kind.endings.toArray(String[]::new));
            if (!files.isEmpty()) {
                return Optional.of(files.get(0).getFileName() + " " + kind.advice);
            }
        }
        return Optional.empty();
    }
}
