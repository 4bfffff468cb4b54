package org.primeradiant.api;

/**
 * Changes an answer on its way back from the component's children.
 *
 * <p>The type arguments say what the component wants to see; the host converts once, by the table in {@code
 * docs/conversions.md}.
 *
 * @param <I> what the component takes, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 * @param <O> what it answers, of the same kinds
 */
public interface OutputTransformer<I, O> extends Component {
    /**
     * Transforms the answer.
     *
     * @return the answer that the caller sees; never null
     */
    O transformOutput(I output, Call call) throws Exception;
}
