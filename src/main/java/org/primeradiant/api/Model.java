package org.primeradiant.api;

/**
 * Answers a request with a prediction.
 *
 * <p>The type arguments say what the component wants to see; the host converts once, by the table in {@code
 * docs/conversions.md}.
 *
 * @param <I> what the component takes, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 * @param <O> what it answers, of the same kinds
 */
public interface Model<I, O> extends Component {
    /**
     * Predicts.
     *
     * @param input the request's payload; for data, the first dimension is the batch
     * @param call what belongs to this one request
     * @return the prediction; never null
     * @throws SeldonException to choose the status and reason that the caller sees
     * @throws Exception for a 500 that names the component; the cause is logged and not sent
     */
    O predict(I input, Call call) throws Exception;
}
