package org.primeradiant.api;

/**
 * Changes a request on its way to the component's children.
 *
 * <p>The type arguments say what the component wants to see; the host converts once, by the table in {@code
 * docs/conversions.md}.
 *
 * @param <I> what the component takes, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 * @param <O> what it answers, of the same kinds
 */
public interface Transformer<I, O> extends Component {
    /**
     * Transforms the request.
     *
     * @return the request that the children see; never null
     */
    O transformInput(I input, Call call) throws Exception;
}
