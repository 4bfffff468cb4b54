package org.primeradiant.api;

/**
 * Chooses which of its children in the graph gets a request.
 *
 * <p>The type argument chooses what the component receives; the host converts each message once, following the table in
 * {@code docs/conversions.md}.
 *
 * @param <I> the input type, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 */
public interface Router<I> extends Component {
    /** Returned by {@link #route} to send the message to every child; -1, as on the wire. */
    int ALL = -1;

    /** Returned by {@link #route} to answer with the message itself and call no child; -2, as on the wire. */
    int NONE = -2;

    /**
     * Chooses a branch.
     *
     * @return the index of a child, from 0; {@link #ALL}; or {@link #NONE}. The call fails for a value below -2 and, in
     *     a graph, for an index without a child; outside a graph, the children are not known and not checked
     * @throws Exception as for {@link Model#predict}
     */
    int route(I input, Call call) throws Exception;
}
