package org.primeradiant.api;

/**
 * Answers a request with a prediction.
 *
 * <p>The type arguments choose what the component receives and returns; the host converts each message once, following
 * the table in {@code docs/conversions.md}.
 *
 * @param <I> the input type, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 * @param <O> the output type, one of the same kinds
 */
public interface Model<I, O> extends Component {
    /**
     * Makes a prediction.
     *
     * @param input the request's payload; for data, the first dimension is the batch
     * @param call the context of this request
     * @return the prediction; never null
     * @throws SeldonException to choose the status and reason that the caller sees
     * @throws Exception for a 500 that names the component; the cause is logged, not sent
     */
    O predict(I input, Call call) throws Exception;
}
