package org.primeradiant.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.primeradiant.models.BadModelException;

/** Opens sessions of ONNX Runtime. Public and with a public constructor for the {@code OnnxLibrary}. */
public final class OrtOpener implements Session.Opener {
    /** Most entries and longest value that the metadata takes over from a file. */
    private static final int MOST_FACTS = 64;

    private static final int LONGEST_FACT = 1000;

    @Override
    public Session open(Path file, List<String> columns, int threads) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = options(threads)) {
            environment.setTelemetry(false); // on by default on Windows
            OrtSession session = environment.createSession(file.toString(), options);
            try {
                return new OrtRunner(environment, session, signature(session, columns), columns);
            } catch (OrtException | BadModelException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new BadModelException(file.getFileName() + ": " + e.getMessage(), e);
        } catch (BadModelException e) {
            throw new BadModelException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        // The exceptions say the same, and callers must not be able to fill the log.
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        // Both keep memory for each shape and for the largest batch seen, which callers choose.
        options.setMemoryPatternOptimization(false);
        options.setCPUArenaAllocator(false);
        // A thread that waits for work would otherwise spin, on a server with other work to do.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        // Never by the file's name: another format has not been checked for external data.
        options.addConfigEntry("session.load_model_format", "ONNX");
        return options;
    }

    private static Signature signature(OrtSession session, List<String> columns) throws OrtException {
        List<Slot> inputs = nodes(session.getInputInfo()).map(OrtTypes::input).toList();
        List<Slot> outputs =
                nodes(session.getOutputInfo()).map(OrtTypes::output).toList();
        if (inputs.isEmpty()) {
            throw new BadModelException("the model has no inputs");
        }
        for (Slot output : outputs) {
            if (output.maps() && columns.isEmpty()) {
                throw new BadModelException(
                        "output '" + output.name() + "' is a sequence of maps, but no ZipMap names their keys");
            }
        }
        return new Signature(inputs, outputs, facts(session.getMetadata()));
    }

    private static Stream<NodeInfo> nodes(Map<String, NodeInfo> nodes) {
        return nodes.values().stream();
    }

    private static Map<String, String> facts(OnnxModelMetadata metadata) {
        Map<String, String> facts = new TreeMap<>();
        new TreeMap<>(metadata.getCustomMetadata())
                .entrySet().stream().limit(MOST_FACTS).forEach(entry -> add(facts, entry.getKey(), entry.getValue()));
        add(facts, "producer", metadata.getProducerName());
        add(facts, "graph", metadata.getGraphName());
        add(facts, "domain", metadata.getDomain());
        add(facts, "description", metadata.getDescription());
        if (metadata.getVersion() != 0) {
            facts.put("model_version", Long.toString(metadata.getVersion()));
        }
        return facts;
    }

    private static void add(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value.length() > LONGEST_FACT ? value.substring(0, LONGEST_FACT) : value);
        }
    }
}
