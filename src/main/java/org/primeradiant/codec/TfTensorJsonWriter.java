package org.primeradiant.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.primeradiant.json.JsonMembers;
import org.primeradiant.json.JsonOutput;
import org.primeradiant.json.ShortestFloat;
import org.tensorflow.framework.TensorProto;

/** Writes TensorFlow's tensor as protobuf JSON by the generated descriptors, with members in alphabetical order. */
final class TfTensorJsonWriter {
    private TfTensorJsonWriter() {}

    static void write(TensorProto tensor, JsonOutput out) throws IOException {
        message(tensor, out);
    }

    private static void message(Message message, JsonOutput out) throws IOException {
        TreeMap<String, FieldDescriptor> fields = new TreeMap<>();
        message.getAllFields().keySet().forEach(field -> fields.put(field.getJsonName(), field));
        JsonMembers members = new JsonMembers(out);
        for (FieldDescriptor field : fields.values()) {
            JsonOutput member = members.member(field.getJsonName());
            if (field.isRepeated()) {
                JsonMembers.list((List<?>) message.getField(field), member, (value, to) -> value(field, value, to));
            } else {
                value(field, message.getField(field), member);
            }
        }
        members.end();
    }

    private static void value(FieldDescriptor field, Object value, JsonOutput out) throws IOException {
        switch (field.getJavaType()) {
            case INT, LONG -> integer(field, ((Number) value).longValue(), out);
            case FLOAT -> floating(ShortestFloat.widened((Float) value), out);
            case DOUBLE -> floating((Double) value, out);
            case BOOLEAN -> out.truth((Boolean) value);
            case STRING -> out.string((String) value);
            case BYTE_STRING -> out.base64(((ByteString) value).asReadOnlyByteBuffer());
            case ENUM -> out.string(((EnumValueDescriptor) value).getName());
            case MESSAGE -> message((Message) value, out);
        }
    }

    private static void integer(FieldDescriptor field, long value, JsonOutput out) throws IOException {
        switch (field.getType()) {
            case UINT32 -> out.number(value & 0xFFFF_FFFFL);
            case INT64 -> out.string(Long.toString(value));
            case UINT64 -> out.string(Long.toUnsignedString(value));
            default -> out.number(value);
        }
    }

    /** Protobuf JSON puts NaN and the infinities in quotes. */
    private static void floating(double value, JsonOutput out) throws IOException {
        if (Double.isFinite(value)) {
            out.number(value);
        } else {
            out.string(Double.toString(value));
        }
    }
}
