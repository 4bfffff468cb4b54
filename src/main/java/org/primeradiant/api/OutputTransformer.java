package org.primeradiant.api;

/**
 * Transforms an answer on its way back from the component's children.
 *
 * <p>The type arguments choose what the component receives and returns; the host converts each message once, following
 * the table in {@code docs/conversions.md}.
 *
 * @param <I> the input type, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 * @param <O> the output type, one of the same kinds
 */
public interface OutputTransformer<I, O> extends Component {
    /**
     * Transforms the answer.
     *
     * @return the answer that the caller sees; never null
     * @throws Exception as for {@link Model#predict}
     */
    O transformOutput(I output, Call call) throws Exception;
}
