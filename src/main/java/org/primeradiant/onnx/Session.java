package org.primeradiant.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.primeradiant.api.Tensor;

/**
 * A loaded model. Thread-safe: one session serves all threads. An interface because the implementation, which uses the
 * library, has another class loader; see the package's description.
 */
public interface Session extends AutoCloseable {
    /** The model's inputs and outputs. */
    Signature signature();

    /**
     * Runs the model.
     *
     * @param feeds a value for each input, in the order of the signature
     * @return the outputs, in the order of the signature; maps as a table of n rows, with the columns given at opening
     * @throws IllegalStateException if the model fails, which includes sizes that only the graph refuses
     */
    List<Tensor> run(List<Feed> feeds);

    /** Frees the native memory. Only after the last call has returned. */
    @Override
    void close();

    /** Opens sessions. Needs a constructor without parameters. */
    interface Opener {
        /**
         * Loads a model from a file whose external data has been checked.
         *
         * @param file the model
         * @param columns the keys of maps that the model answers; empty if it answers none
         * @param threads how many threads may compute one call
         * @throws org.primeradiant.models.BadModelException if the library refuses the model
         * @throws IOException if the file cannot be read
         */
        Session open(Path file, List<String> columns, int threads) throws IOException;
    }
}
