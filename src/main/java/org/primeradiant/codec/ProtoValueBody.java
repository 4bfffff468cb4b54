package org.primeradiant.codec;

import com.google.protobuf.CodedOutputStream;
import jakarta.json.JsonValue;
import java.io.IOException;
import org.primeradiant.protobuf.ProtoBody;

/** A JSON value as the body of a {@code google.protobuf.Value}. */
final class ProtoValueBody implements ProtoBody {
    private final JsonValue value;
    private final ProtoSizes sizes = new ProtoSizes();
    private final int size;

    ProtoValueBody(JsonValue value) {
        this.value = value;
        this.size = ProtoBody.checkedSize(ProtoValues.measure(value, 0, sizes));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void write(CodedOutputStream out) throws IOException {
        ProtoValues.write(value, sizes.cursor(), out);
    }
}
