package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import org.primeradiant.json.Allowance;

/** Bodies of the protocol for tests. */
final class InferBodies {
    private InferBodies() {}

    static InferRequest request(String json) {
        return request(json, "");
    }

    /** Reads a request of JSON and the bytes after it. */
    static InferRequest request(String json, String hex) {
        byte[] text = json.getBytes(UTF_8);
        return JsonInferReader.request(
                joined(text, HexFormat.of().parseHex(hex)), text.length, false, Allowance.UNLIMITED);
    }

    static InferResponse response(String json) {
        byte[] body = json.getBytes(UTF_8);
        return JsonInferReader.response(body, body.length, false, Allowance.UNLIMITED);
    }

    /** Reads the only input of a request. */
    static NamedTensor input(String datatype, String shape, String data) {
        return request(json(datatype, shape, data)).inputs().get(0);
    }

    static String json(String datatype, String shape, String data) {
        return "{\"inputs\":[{\"name\":\"x\",\"shape\":" + shape + ",\"datatype\":\"" + datatype + "\",\"data\":" + data
                + "}]}";
    }

    static NamedTensor tensor(String name, Datatype datatype, int[] shape, Object array) {
        return new NamedTensor(name, datatype, shape, array, Map.of());
    }

    static String written(InferResponse response, boolean strict) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonInferWriter.write(response, strict, out, length -> {});
            return out.toString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(BinaryBody body) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            body.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
