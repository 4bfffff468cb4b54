package org.primeradiant.api;

/**
 * Transforms a request on its way to the component's children.
 *
 * <p>The type arguments choose what the component receives and returns; the host converts each message once, following
 * the table in {@code docs/conversions.md}.
 *
 * @param <I> the input type, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 * @param <O> the output type, one of the same kinds
 */
public interface Transformer<I, O> extends Component {
    /**
     * Transforms the request.
     *
     * @return the request that the children see; never null
     * @throws Exception as for {@link Model#predict}
     */
    O transformInput(I input, Call call) throws Exception;
}
