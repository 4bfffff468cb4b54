package org.primeradiant.repository;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.primeradiant.models.BadModelException;

/** The last two looks at the repository's folder. For one writer at a time; anybody may read the last look. */
final class Sightings {
    private static final Logger LOGGER = System.getLogger(Sightings.class.getName());

    private final FolderScan folder;
    private volatile Scan now = Scan.EMPTY;
    private Scan before = Scan.EMPTY;
    private String trouble = "";

    Sightings(FolderScan folder) {
        this.folder = folder;
    }

    /** What the last look saw. */
    Scan now() {
        return now;
    }

    /**
     * Looks.
     *
     * @throws BadModelException if there are too many files
     * @throws IOException if the folder cannot be read
     */
    void look() throws IOException {
        Scan scan = folder.scan();
        Map<String, String> known = now.refused();
        scan.refused().forEach((place, reason) -> {
            if (!reason.equals(known.get(place))) {
                LOGGER.log(Level.WARNING, "No model in " + place + ": " + reason);
            }
        });
        before = now;
        now = scan;
    }

    /** Looks, and says whether it could; a failure changes nothing and is logged once. */
    boolean lookAgain() {
        try {
            look();
            trouble = "";
            return true;
        } catch (IOException | BadModelException e) {
            String text = Failure.text(e);
            if (!text.equals(trouble)) {
                LOGGER.log(
                        Level.WARNING, "The folder of models cannot be read, so the models stay as they are: " + text);
            }
            trouble = text;
            return false;
        }
    }

    /** Whether the last two looks saw the same of a model. */
    boolean isStill(ModelFiles files) {
        return files.equals(before.models().get(files.name()));
    }

    /** Whether neither of the last two looks saw the model. */
    boolean isGone(String name) {
        return !now.models().containsKey(name) && !before.models().containsKey(name);
    }
}
