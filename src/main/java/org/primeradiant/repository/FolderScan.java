package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.primeradiant.microservice.ComponentDefinition;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;

/**
 * Looks for models in the repository's folder. Follows symbolic links only to places below the folder's real path,
 * which it resolves anew each time: tools that fetch files switch a link when they are complete. Not thread-safe.
 */
final class FolderScan {
    /** Created by file systems. */
    private static final Set<String> NO_MODELS = Set.of("lost+found");

    private final Path folder;
    private final String nameOfFolder;
    private final Formats formats;
    private final Names names = new Names();
    private final Claims claims;

    /**
     * Creates a scan of a folder.
     *
     * @param folder the folder
     * @param nameOfFolder the name of the model if the folder itself is one; may be empty
     */
    FolderScan(Path folder, String nameOfFolder, Formats formats) {
        this.folder = folder;
        this.nameOfFolder = nameOfFolder;
        this.formats = formats;
        this.claims = new Claims(formats);
    }

    /** One look. */
    private final class Look {
        private final Path root;
        private final Survey survey = new Survey();
        private final Map<String, ModelFiles> models = new TreeMap<>();
        private final Map<String, String> refused = new TreeMap<>();

        Look(Path root) {
            this.root = root;
        }

        void add(Path entry) {
            String place = entry.getFileName().toString();
            try {
                Path real = entry.toRealPath();
                if (!real.startsWith(root)) {
                    refused.put(place, "its link leads out of the folder");
                } else if (Files.isDirectory(real)) {
                    addModel(files(entry, real, "", place));
                } else if (claims.has(entry)) {
                    addModel(new ModelFiles(stem(place), entry, List.of(single(entry)), ""));
                }
            } catch (BadModelException | IOException e) {
                refused.put(place, Failure.text(e));
            }
        }

        private FoundVersion single(Path file) throws IOException {
            ModelFolder only = ModelFolder.ofFile(file);
            Path settings = file.resolveSibling(ModelSettings.FILE);
            return new FoundVersion("", only, settings, fingerprint(only, settings, survey));
        }

        /**
         * The files of a model.
         *
         * @param model its folder, or a link to it
         * @param real its folder
         * @param name its name; if empty, its settings give it, or else it is {@code otherwise}
         */
        ModelFiles files(Path model, Path real, String name, String otherwise) throws IOException {
            List<Path> entries = Survey.entries(real);
            List<Path> numbered = versions(entries);
            List<Path> folders = numbered.isEmpty() ? List.of(real) : numbered;
            Path settings = real.resolve(ModelSettings.FILE);
            boolean hasSettings = entries.contains(settings);
            List<FoundVersion> found = new ArrayList<>();
            String problem = "";
            for (Path folder : folders) {
                try {
                    FoundVersion version = version(folder, real, hasSettings ? settings : folder);
                    if (!version.fingerprint().isEmpty()) { // else its files are still to come
                        found.add(version);
                    }
                } catch (BadModelException e) {
                    problem = folder.getFileName() + ": " + e.getMessage();
                }
            }
            String own = name.isEmpty() ? names.of(root, hasSettings ? real : folders.get(0), otherwise) : name;
            return new ModelFiles(own, model, found, problem);
        }

        /**
         * A version.
         *
         * @param common the settings of all versions; the version's own folder if there are none
         */
        private FoundVersion version(Path version, Path model, Path common) throws IOException {
            boolean isWhole = version.equals(model);
            ModelFolder files = isWhole ? new ModelFolder(model) : ModelFolder.of(version);
            if (!files.root().startsWith(root)) {
                throw new BadModelException("its link leads out of the folder");
            }
            Path own = files.root().resolve(ModelSettings.FILE);
            boolean hasCommon = !common.equals(version);
            boolean hasOwn = isWhole ? hasCommon : Files.exists(own);
            Path settings = hasCommon && !hasOwn ? common : own;
            if ((hasCommon || hasOwn) && !settings.toRealPath().startsWith(root)) {
                throw new BadModelException("the link " + ModelSettings.FILE + " leads out of the folder");
            }
            String number = isWhole ? "" : version.getFileName().toString();
            return new FoundVersion(number, files, settings, fingerprint(files, settings, survey));
        }

        private void addModel(ModelFiles files) {
            String place = files.place(root);
            if (!ComponentDefinition.isName(files.name())) {
                refused.put(
                        place,
                        "'" + files.name() + "' cannot be the name of a model: use letters, digits, '.', '_' and '-',"
                                + " beginning with a letter or digit");
                return;
            }
            ModelFiles other = models.get(files.name());
            if (other == null) {
                models.put(files.name(), files);
            } else {
                models.put(
                        files.name(),
                        other.with("both " + other.place(root) + " and " + place + " have the name " + files.name()
                                + "; rename one of them"));
            }
        }

        Scan result() {
            return new Scan(models, refused);
        }
    }

    /** The fingerprint of a version's files, and of settings beside its folder. */
    static Fingerprint fingerprint(ModelFolder files, Path settings, Survey survey) throws IOException {
        if (!files.only().isEmpty()) {
            return survey.of(files.root().resolve(files.only()));
        }
        Fingerprint own = survey.of(files.root());
        boolean isWithin = settings.getParent().equals(files.root());
        if (own.isEmpty() || isWithin) {
            return own;
        }
        return new Fingerprint(own.digest() + survey.of(settings).digest(), own.files());
    }

    /** The folders of versions among the entries of a model's folder, the newest first. */
    private static List<Path> versions(List<Path> entries) {
        return entries.stream()
                .filter(entry -> FoundVersion.isNumber(entry.getFileName().toString()) && Files.isDirectory(entry))
                .sorted(Comparator.comparingLong((Path entry) ->
                                Long.parseLong(entry.getFileName().toString()))
                        .reversed())
                .toList();
    }

    /** The name of a file without its ending. */
    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /**
     * Looks once.
     *
     * @throws BadModelException if there are too many entries
     * @throws IOException if the folder cannot be read
     */
    Scan scan() throws IOException {
        Path root = folder.toRealPath();
        Look look = new Look(root);
        List<Path> entries = Survey.entries(root);
        if (isModel(root, entries)) {
            look.addModel(look.files(root, root, nameOfFolder, String.valueOf(root.getFileName())));
        } else {
            entries.stream()
                    .filter(entry -> !NO_MODELS.contains(entry.getFileName().toString()))
                    .forEach(look::add);
        }
        return look.result();
    }

    /**
     * Looks at a folder, or a file, that is one model.
     *
     * @throws IOException if it cannot be read
     */
    ModelFiles model() throws IOException {
        Path real = folder.toRealPath();
        Look look = new Look(real);
        return Files.isDirectory(real)
                ? look.files(real, real, nameOfFolder, "")
                : new ModelFiles(nameOfFolder, real, List.of(look.single(real)), "");
    }

    /** Whether the folder is one model and not a folder of models. */
    private boolean isModel(Path root, List<Path> entries) throws IOException {
        return entries.contains(root.resolve(ModelSettings.FILE))
                || entries.contains(root.resolve(Mlflow.FILE))
                || !versions(entries).isEmpty()
                || !nameOfFolder.isEmpty() && formats.claim(ModelFolder.of(root));
    }
}
