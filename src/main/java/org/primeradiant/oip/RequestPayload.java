package org.primeradiant.oip;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.JsonText;

/**
 * What the tensors of a request are as the payload of a component; {@code docs/inference.md} documents the table. The
 * same holds for the answer of a remote node, which is the request to the next one. Immutable.
 *
 * @param tensors the inputs
 * @param parameters of the request as a whole
 * @param allowance grants the memory for what is decoded
 */
public record RequestPayload(List<NamedTensor> tensors, Map<String, JsonValue> parameters, Allowance allowance) {
    private static final int UTF_16 = 2;

    /** Heap bytes of an element in a table of columns of different types. */
    private static final int CELL = 64;

    /**
     * The payload for a component.
     *
     * @param taken what it takes
     * @return {@link Payload#NONE} if there are no tensors
     * @throws SeldonException {@link Reason#BAD_DATA} if no payload can hold them
     */
    public Payload payload(Taken taken) {
        if (taken == Taken.TENSORS) {
            return named();
        }
        if (tensors.isEmpty()) {
            return Payload.NONE;
        }
        if (tensors.size() == 1) {
            NamedTensor only = tensors.get(0);
            return only.datatype() == Datatype.BYTES ? texts(only, taken) : numbers(only, taken);
        }
        Tensors named = named();
        if (taken == Taken.NAMES || !named.isData()) {
            return named;
        }
        allowance.take((long) CELL * tensors.size() * tensors.get(0).count());
        return named.asData().orElseThrow();
    }

    private Tensors named() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        tensors.forEach(each -> named.put(each.name(), each.tensor()));
        return new Tensors(named);
    }

    private Payload numbers(NamedTensor tensor, Taken taken) {
        return taken == Taken.NAMES ? named() : data(tensor);
    }

    private static Data data(NamedTensor tensor) {
        return new Data(tensor.tensor(), List.of(), Form.TENSOR);
    }

    private Payload texts(NamedTensor tensor, Taken taken) {
        String type = ContentTypes.of(tensor, parameters);
        boolean isOne = tensor.count() == 1;
        if (tensor.array() instanceof byte[][] bytes) {
            if (!isOne) {
                throw new SeldonException(
                        Reason.BAD_DATA,
                        "the input " + tensor.name() + " has elements that are not UTF-8; send one such element only");
            }
            return Bytes.wrap(bytes[0]);
        }
        String[] texts = (String[]) tensor.array();
        if (type.equals(ContentTypes.BASE64) && isOne) {
            return Bytes.wrap(decoded(texts[0]));
        }
        if (ContentTypes.isJson(type) || taken == Taken.JSON && isOne) {
            return json(tensor, texts);
        }
        return isOne && taken != Taken.NUMBERS ? new Text(texts[0]) : numbers(tensor, taken);
    }

    /** The bytes of a base64 text, or of the text itself if it is none, as MLServer takes it. */
    private byte[] decoded(String text) {
        allowance.take(text.length());
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** One text is a JSON value, several are an array of them. */
    private Payload json(NamedTensor tensor, String... texts) {
        if (texts.length == 1) {
            return Payload.json(value(tensor, texts[0]));
        }
        JsonArrayBuilder values = JsonProvider.provider().createArrayBuilder();
        for (String text : texts) {
            values.add(value(tensor, text));
        }
        return Payload.json(values.build());
    }

    private JsonValue value(NamedTensor tensor, String text) {
        allowance.take((long) UTF_16 * text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return JsonText.value(bytes, 0, bytes.length, allowance);
        } catch (SeldonException e) {
            throw e.reason() == Reason.BAD_DATA
                    ? new SeldonException(
                            Reason.BAD_DATA, "the input " + tensor.name() + " is not JSON: " + e.getMessage(), e)
                    : e;
        }
    }
}
