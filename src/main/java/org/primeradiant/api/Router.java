package org.primeradiant.api;

/**
 * Chooses which of its children in the graph gets a request.
 *
 * <p>The type arguments say what the component wants to see; the host converts once, by the table in {@code
 * docs/conversions.md}.
 *
 * @param <I> what the component takes, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 */
public interface Router<I> extends Component {
    /** The answer of {@link #route} that sends the message to every child, as on the wire. */
    int ALL = -1;

    /** The answer of {@link #route} that sends the message to no child: it is itself the answer. As on the wire. */
    int NONE = -2;

    /**
     * Chooses.
     *
     * @return the index of a child, from 0; {@link #ALL} or {@link #NONE}. Anything below -2 is an error of the component
     */
    int route(I input, Call call) throws Exception;
}
