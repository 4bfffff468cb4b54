package org.primeradiant.oip;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.primeradiant.json.JsonMembers;
import org.primeradiant.json.JsonOutput;
import org.primeradiant.json.JsonTreeWriter;

/**
 * Writes the protocol's HTTP bodies as JSON: compact, in ASCII, elements flat, parameters in alphabetical order. Writes
 * to the stream in pieces of up to 16 KiB and neither flushes nor closes it. {@link BinaryBody} writes bodies with
 * binary tensors.
 */
public final class JsonInferWriter {
    // Json.createValue looks up its provider on every call.
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Predicate<String> isBinary;
    private final ElementsJsonWriter elements;

    private JsonInferWriter(JsonOutput out, boolean strict, Predicate<String> isBinary) {
        this.isBinary = isBinary;
        this.elements = new ElementsJsonWriter(out, strict);
    }

    /**
     * Writes an answer.
     *
     * @param strict whether NaN and the infinities are null rather than bare words
     * @param whole receives the length of the text in bytes before the text is written, if it fits into one piece
     * @throws org.primeradiant.api.SeldonException {@code BAD_DATA} if an output has bytes that are not UTF-8; nothing
     *     is written in that case
     */
    public static void write(InferResponse response, boolean strict, OutputStream out, IntConsumer whole)
            throws IOException {
        JsonOutput output = new JsonOutput(out);
        write(response, strict, output, name -> false);
        output.flush(whole);
    }

    /** Writes a request to a remote node; see {@link #write(InferResponse, boolean, OutputStream, IntConsumer)}. */
    public static void write(InferRequest request, boolean strict, OutputStream out, IntConsumer whole)
            throws IOException {
        JsonOutput output = new JsonOutput(out);
        write(request, strict, output, name -> false);
        output.flush(whole);
    }

    static void write(InferResponse response, boolean strict, JsonOutput out, Predicate<String> isBinary)
            throws IOException {
        JsonInferWriter writer = new JsonInferWriter(out, strict, isBinary);
        writer.check(response.outputs());
        JsonMembers members = new JsonMembers(out);
        members.string("model_name", response.model());
        members.stringIfSet("model_version", response.version());
        members.stringIfSet("id", response.id());
        members.mapIfSet("parameters", response.parameters(), JsonTreeWriter::write);
        JsonMembers.list(response.outputs(), members.member("outputs"), writer::tensor);
        members.end();
    }

    static void write(InferRequest request, boolean strict, JsonOutput out, Predicate<String> isBinary)
            throws IOException {
        JsonInferWriter writer = new JsonInferWriter(out, strict, isBinary);
        writer.check(request.inputs());
        JsonMembers members = new JsonMembers(out);
        members.stringIfSet("id", request.id());
        members.mapIfSet("parameters", request.parameters(), JsonTreeWriter::write);
        JsonMembers.list(request.inputs(), members.member("inputs"), writer::tensor);
        members.listIfSet("outputs", request.outputs(), JsonInferWriter::requested);
        members.end();
    }

    private void check(List<NamedTensor> tensors) {
        for (NamedTensor tensor : tensors) {
            if (!isBinary.test(tensor.name())) {
                ElementsJsonWriter.check(tensor);
            }
        }
    }

    private void tensor(NamedTensor tensor, JsonOutput output) throws IOException {
        boolean binary = isBinary.test(tensor.name());
        JsonMembers members = new JsonMembers(output);
        members.string("name", tensor.name());
        shape(tensor.shape(), members.member("shape"));
        members.string("datatype", tensor.datatype().name());
        members.mapIfSet("parameters", parameters(tensor, binary), JsonTreeWriter::write);
        if (!binary) {
            members.member("data");
            elements.write(tensor);
        }
        members.end();
    }

    private static void shape(int[] shape, JsonOutput output) throws IOException {
        output.mark('[');
        for (int axis = 0; axis < shape.length; axis++) {
            if (axis > 0) {
                output.mark(',');
            }
            output.number((long) shape[axis]);
        }
        output.mark(']');
    }

    /** The tensor's own parameters, with the size of its bytes if and only if they are not in the JSON. */
    private static Map<String, JsonValue> parameters(NamedTensor tensor, boolean binary) {
        if (!binary && !tensor.parameters().containsKey(TensorReader.BINARY_SIZE)) {
            return tensor.parameters();
        }
        Map<String, JsonValue> parameters = new TreeMap<>(tensor.parameters());
        parameters.remove(TensorReader.BINARY_SIZE);
        if (binary) {
            parameters.put(TensorReader.BINARY_SIZE, JSON.createValue(BinaryElements.size(tensor)));
        }
        return parameters;
    }

    private static void requested(RequestedOutput requested, JsonOutput output) throws IOException {
        JsonMembers members = new JsonMembers(output);
        members.string("name", requested.name());
        members.mapIfSet("parameters", requested.parameters(), JsonTreeWriter::write);
        members.end();
    }
}
