package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.primeradiant.microservice.ComponentDefinition;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;

/** One look at the repository's folder: collects models, and what cannot be one. Not thread-safe. */
final class Look {
    private static final int LONGEST_NAME = 255;
    private static final String OUTSIDE = "its link leads out of the folder";

    private final Path root;
    private final Names names;
    private final Claims claims;
    private final Map<String, String> lastNames;
    private final Survey survey = new Survey();
    private final Map<String, ModelFiles> models = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Map<String, String> namesByPlace = new HashMap<>();

    /**
     * Begins a look.
     *
     * @param root the real path of the folder, beyond which nothing is looked at
     * @param lastNames the names that models had in the last look, by their place
     */
    Look(Path root, Names names, Claims claims, Map<String, String> lastNames) {
        this.root = root;
        this.names = names;
        this.claims = claims;
        this.lastNames = lastNames;
    }

    void add(Path entry) {
        String place = entry.getFileName().toString();
        try {
            Path real = entry.toRealPath();
            if (!real.startsWith(root)) {
                throw new BadModelException(OUTSIDE);
            }
            if (Files.isDirectory(real)) {
                addModel(files(entry, real, "", place));
            } else if (claims.has(entry)) {
                addModel(new ModelFiles(stem(place), entry, List.of(single(entry)), ""));
            }
        } catch (BadModelException | IOException e) {
            addModel(new ModelFiles(lastNames.getOrDefault(place, place), entry, List.of(), Failure.text(e)));
        }
    }

    FoundVersion single(Path file) throws IOException {
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
            throw new BadModelException(OUTSIDE);
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

    void addModel(ModelFiles files) {
        String place = files.place(root);
        if (!isName(files.name())) {
            refused.put(
                    Failure.shown(place),
                    "'" + Failure.shown(files.name())
                            + "' cannot be the name of a model: use letters, digits, '.', '_' and '-',"
                            + " beginning with a letter or digit");
            return;
        }
        namesByPlace.put(place, files.name());
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

    /** The names that models have now, by their place. */
    Map<String, String> namesByPlace() {
        return namesByPlace;
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
    static List<Path> versions(List<Path> entries) {
        return entries.stream()
                .filter(entry -> FoundVersion.isNumber(entry.getFileName().toString()) && Files.isDirectory(entry))
                .sorted(Comparator.comparingLong((Path entry) ->
                                Long.parseLong(entry.getFileName().toString()))
                        .reversed())
                .toList();
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && ComponentDefinition.isName(text);
    }

    /** The name of a file without its ending. */
    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
