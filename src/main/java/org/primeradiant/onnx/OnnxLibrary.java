package org.primeradiant.onnx;

import java.io.IOException;
import org.primeradiant.models.BadModelException;

/** ONNX Runtime, as far as this WAR has it. Starts it at the first model. Thread-safe. */
final class OnnxLibrary {
    private static final String MISSING =
            "an ONNX model needs ONNX Runtime, which is not in this WAR: build Radiant with"
                    + " mvn package -Ponnx, or add com.microsoft.onnxruntime:onnxruntime to your own WAR";

    private final ClassLoader war;
    private Session.Opener opener;

    /** The library that the given class loader finds, if any. */
    OnnxLibrary(ClassLoader war) {
        this.war = war;
    }

    /**
     * Opens sessions.
     *
     * @throws BadModelException if the library is missing, or does not run on this machine
     * @throws IOException if it cannot be prepared
     */
    synchronized Session.Opener opener() throws IOException {
        if (opener == null) {
            opener = create();
        }
        return opener;
    }

    private Session.Opener create() throws IOException {
        if (war.getResource("ai/onnxruntime/OrtEnvironment.class") == null) {
            throw new BadModelException(MISSING);
        }
        try {
            return (Session.Opener) new BridgeLoader(war, SharedRuntime.of(war))
                    .loadClass(OnnxLibrary.class.getPackageName() + ".OrtOpener")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError | IllegalStateException e) {
            throw new BadModelException("ONNX Runtime does not run here: " + deepest(e), e);
        }
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.toString();
    }
}
