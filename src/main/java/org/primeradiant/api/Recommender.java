package org.primeradiant.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Recommends items to a user. */
public interface Recommender extends Component {
    /**
     * Scores items.
     *
     * @param request for whom, and of what
     * @param call what belongs to this one request
     * @return items with their scores, as they are to reach the caller: the host neither sorts nor cuts; never null
     * @throws SeldonException to choose the status and reason that the caller sees
     * @throws Exception for a 500 that names the component; the cause is logged and not sent
     */
    List<ScoredItem> recommend(RecommendationRequest request, Call call) throws Exception;

    /**
     * Reads the stored model. Called once, after {@link #load()} and before the first request, if {@code
     * RADIANT_RECOMMENDER} names a folder.
     *
     * @param folder where {@link #save} wrote it
     * @throws IOException if it cannot be read; the host then never becomes ready and logs the cause
     */
    default void load(Path folder) throws IOException {}

    /**
     * Stores the model.
     *
     * @param folder where to; made if it is not there
     * @throws IOException if it cannot be written
     */
    default void save(Path folder) throws IOException {}
}
