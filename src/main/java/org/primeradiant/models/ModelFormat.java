package org.primeradiant.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.api.Component;

/**
 * Loads models of one file format. Found by {@link java.util.ServiceLoader}; needs a public constructor without
 * parameters, which must succeed even if an optional library that the format needs is missing. Thread-safe.
 */
public interface ModelFormat {
    /** The format's name in lower case, such as {@code xgboost}. It is what MLflow and KServe call it, if they do. */
    String name();

    /**
     * The names by which other systems' settings ask for this format, such as {@code XGBOOST_SERVER} in a
     * SeldonDeployment and {@code mlserver_xgboost.XGBoostModel} in a {@code model-settings.json}.
     */
    Set<String> implementations();

    /**
     * Finds the file that this format would load, by its name and its first bytes.
     *
     * @return the file, below the folder; empty if the folder has no model of this format
     * @throws BadModelException if the folder has a file that was meant for this format but can never be read, such as
     *     a pickle; the message says what to do instead
     * @throws IOException if a file cannot be read
     */
    Optional<Path> find(ModelFolder folder) throws IOException;

    /**
     * The class of the components that {@link #load} returns, which declares its roles with type arguments.
     */
    Class<? extends Component> type();

    /**
     * Loads a model. The component is ready when this method returns; if it is {@link AutoCloseable}, it is closed
     * after its last call.
     *
     * @param source what to load
     * @return an instance of {@link #type()}
     * @throws BadModelException if the file cannot be used; the message names the file, the place in it and the reason
     * @throws IOException if a file cannot be read
     */
    Component load(ModelSource source) throws IOException;
}
