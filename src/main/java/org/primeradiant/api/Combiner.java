package org.primeradiant.api;

import java.util.List;

/**
 * Combines the answers of its children in the graph into one.
 *
 * <p>The type arguments choose what the component receives and returns; the host converts each message once, following
 * the table in {@code docs/conversions.md}.
 *
 * @param <I> the input type, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 * @param <O> the output type, one of the same kinds
 */
public interface Combiner<I, O> extends Component {
    /**
     * Combines the children's answers.
     *
     * @param inputs one answer per child, in the order of the children; at least one
     * @return the combined answer; never null
     * @throws Exception as for {@link Model#predict}
     */
    O aggregate(List<I> inputs, Call call) throws Exception;
}
