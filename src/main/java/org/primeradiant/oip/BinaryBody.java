package org.primeradiant.oip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.primeradiant.json.JsonOutput;

/**
 * A body with binary tensors: JSON, which is made in memory because a header gives its length, and then the tensors'
 * bytes, which are made while they are written.
 */
public final class BinaryBody {
    private final byte[] json;
    private final List<NamedTensor> tensors;

    private BinaryBody(byte[] json, List<NamedTensor> tensors) {
        this.json = json;
        this.tensors = tensors;
    }

    /** Writes JSON. */
    private interface Writer {
        void write(JsonOutput out) throws IOException;
    }

    /**
     * Makes the body of an answer.
     *
     * @param isBinary which outputs are binary, by their names
     * @param strict whether NaN and the infinities in the JSON are null rather than bare words
     * @throws org.primeradiant.api.SeldonException {@code BAD_DATA} if an output that is not binary has bytes that are
     *     not UTF-8
     */
    public static BinaryBody of(InferResponse response, boolean strict, Predicate<String> isBinary) {
        return new BinaryBody(
                json(out -> JsonInferWriter.write(response, strict, out, isBinary)),
                binary(response.outputs(), isBinary));
    }

    /** Makes the body of a request to a remote node; see {@link #of(InferResponse, boolean, Predicate)}. */
    public static BinaryBody of(InferRequest request, boolean strict, Predicate<String> isBinary) {
        return new BinaryBody(
                json(out -> JsonInferWriter.write(request, strict, out, isBinary)), binary(request.inputs(), isBinary));
    }

    private static byte[] json(Writer writer) {
        try {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            JsonOutput out = new JsonOutput(json);
            writer.write(out);
            out.flush();
            return json.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<NamedTensor> binary(List<NamedTensor> tensors, Predicate<String> isBinary) {
        return tensors.stream().filter(tensor -> isBinary.test(tensor.name())).toList();
    }

    /** Length of the JSON in bytes, for the header {@code Inference-Header-Content-Length}. */
    public int jsonLength() {
        return json.length;
    }

    /** Length of the whole body in bytes. */
    public long length() {
        long length = json.length;
        for (NamedTensor tensor : tensors) {
            length += BinaryElements.size(tensor);
        }
        return length;
    }

    /** Writes the body in pieces of 64 KiB after the JSON; neither flushes nor closes the stream. */
    public void write(OutputStream out) throws IOException {
        out.write(json);
        for (NamedTensor tensor : tensors) {
            BinaryElements.write(tensor, out);
        }
    }
}
