package org.primeradiant.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Recommends items to a user. */
public interface Recommender extends Component {
    /**
     * Scores items for a user.
     *
     * @param request the user and the items to choose from
     * @param call the context of this request
     * @return items with their scores, as the caller receives them: the host neither sorts nor truncates; never null
     * @throws SeldonException to choose the status and reason that the caller sees
     * @throws Exception for a 500 that names the component; the cause is logged, not sent
     */
    List<ScoredItem> recommend(RecommendationRequest request, Call call) throws Exception;

    /**
     * Reads the stored model. Called once, after {@link #load()} and before the first request, if
     * {@code RADIANT_RECOMMENDER} names a folder.
     *
     * @param folder the folder that {@link #save} wrote to
     * @throws IOException if it cannot be read; the host then never becomes ready and logs the cause
     */
    default void load(Path folder) throws IOException {}

    /**
     * Stores the model.
     *
     * @param folder the target folder; created if missing
     * @throws IOException if it cannot be written
     */
    default void save(Path folder) throws IOException {}
}
