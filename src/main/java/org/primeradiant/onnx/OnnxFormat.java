package org.primeradiant.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.primeradiant.api.Component;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.models.ModelSource;

/**
 * Loads ONNX models: {@code model.onnx}, or the only {@code *.onnx} of a folder. Takes the option
 * {@code intra_op_threads}, 1 by default. Needs ONNX Runtime only to load a model.
 *
 * <p>A folder of scikit-learn's is served if it holds the model as ONNX. Pickles are not read: they are programs for
 * Python.
 */
public final class OnnxFormat implements ModelFormat {
    private static final String THREADS = "intra_op_threads";
    private static final int MOST_THREADS = 1024;
    private static final String[] PICKLES = {".pkl", ".pickle", ".joblib"};

    /** What stands beside a pickle without being a model. */
    private static final Set<String> OTHER_ENDINGS = Set.of("yaml", "yml", "md", "pbtxt");

    private static final Set<String> OTHER_FILES =
            Set.of("mlmodel", "model-settings.json", "settings.json", "input_example.json", "requirements.txt");

    private final OnnxLibrary library;

    /** The format with the library of this WAR, if it has one. */
    public OnnxFormat() {
        this(OnnxFormat.class.getClassLoader());
    }

    OnnxFormat(ClassLoader war) {
        this.library = new OnnxLibrary(war);
    }

    @Override
    public String name() {
        return "onnx";
    }

    /** Triton's platform and backend, and the servers of scikit-learn models, for folders that hold an ONNX file. */
    @Override
    public Set<String> implementations() {
        return Set.of("onnxruntime_onnx", "onnxruntime", "SKLEARN_SERVER", "mlserver_sklearn.SKLearnModel");
    }

    @Override
    public Optional<Path> find(ModelFolder folder) throws IOException {
        List<Path> models = folder.files(".onnx");
        if (models.isEmpty()) {
            refusePickles(folder);
            return Optional.empty();
        }
        if (models.size() == 1) {
            return Optional.of(models.get(0));
        }
        return Optional.of(models.stream()
                .filter(file -> name(file).equals("model.onnx"))
                .findFirst()
                .orElseThrow(() -> new BadModelException("the folder has " + models.size()
                        + " ONNX files, none of them called model.onnx: name one in model-settings.json")));
    }

    private static void refusePickles(ModelFolder folder) throws IOException {
        List<Path> pickles = folder.files(PICKLES);
        boolean isAlone = folder.files("").stream().allMatch(file -> isPickle(file) || isBesideTheModel(file));
        if (!pickles.isEmpty() && isAlone) {
            throw new BadModelException(pickles.get(0).getFileName()
                    + " is a pickle, which only Python can read: export the model with skl2onnx,"
                    + " to_onnx(model, X[:1], options={'zipmap': False}), and save it here as model.onnx");
        }
    }

    private static boolean isPickle(Path file) {
        return Stream.of(PICKLES).anyMatch(name(file)::endsWith);
    }

    private static boolean isBesideTheModel(Path file) {
        String name = name(file);
        return OTHER_FILES.contains(name) || OTHER_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<? extends Component> type() {
        return OnnxModel.class;
    }

    @Override
    public Component load(ModelSource source) throws IOException {
        int threads = threads(source.options());
        Path file = ExternalData.inFolder(source);
        ModelScan.Found found = ModelScan.of(file);
        ExternalData.check(source.folder(), file, found.locations());
        Session session = library.opener().open(file, found.mapKeys(), threads);
        return new OnnxModel(source.name(), session, found.classes());
    }

    private static int threads(Map<String, Object> options) {
        for (String name : options.keySet()) {
            if (!name.equals(THREADS)) {
                throw new BadModelException("an ONNX model takes the option " + THREADS + ", got '" + name + "'");
            }
        }
        Object threads = options.getOrDefault(THREADS, 1);
        if (threads instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 1
                && number.intValue() <= MOST_THREADS) {
            return number.intValue();
        }
        throw new BadModelException("option " + THREADS + " must be a whole number from 1 to " + MOST_THREADS);
    }
}
