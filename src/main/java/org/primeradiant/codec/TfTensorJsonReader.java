package org.primeradiant.codec;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnsafeByteOperations;
import java.math.BigInteger;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.JsonNumbers;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonStrings;
import org.tensorflow.framework.TensorProto;

/** Reads TensorFlow's tensor from protobuf JSON, using the generated descriptors. Large tensors come as base64. */
final class TfTensorJsonReader {
    /** Heap bytes of a value in the lists of a generated message. */
    private static final int VALUE = 48;

    private TfTensorJsonReader() {}

    static TensorProto read(JsonScanner scanner) {
        TensorProto.Builder tensor = TensorProto.newBuilder();
        message(scanner, tensor);
        return tensor.build();
    }

    private static void message(JsonScanner scanner, Message.Builder builder) {
        scanner.enterObject("data.tftensor and each message in it");
        while (scanner.more('}')) {
            FieldDescriptor field = field(scanner, builder.getDescriptorForType());
            builder.clearField(field);
            if (scanner.skipNull()) {
                continue;
            }
            if (field.isRepeated()) {
                list(scanner, builder, field);
            } else {
                builder.setField(field, value(scanner, builder, field));
            }
        }
    }

    private static FieldDescriptor field(JsonScanner scanner, Descriptor type) {
        String name = scanner.name();
        for (FieldDescriptor field : type.getFields()) {
            if (field.getJsonName().equals(name) || field.getName().equals(name)) {
                return field;
            }
        }
        throw scanner.error("unknown field; its value begins here");
    }

    private static void list(JsonScanner scanner, Message.Builder builder, FieldDescriptor field) {
        scanner.enterList(field.getJsonName());
        while (scanner.more(']')) {
            builder.addRepeatedField(field, value(scanner, builder, field));
        }
    }

    private static Object value(JsonScanner scanner, Message.Builder builder, FieldDescriptor field) {
        String name = field.getJsonName();
        scanner.use().add(VALUE);
        return switch (field.getJavaType()) {
            case INT -> (int) integer(scanner, field, Integer.SIZE);
            case LONG -> integer(scanner, field, Long.SIZE);
            case FLOAT -> (float) number(scanner, name);
            case DOUBLE -> number(scanner, name);
            case BOOLEAN -> truth(scanner, name);
            case STRING -> JsonStrings.read(scanner, name);
            case BYTE_STRING -> UnsafeByteOperations.unsafeWrap(JsonStrings.base64(scanner, name, true));
            case ENUM -> constant(scanner, field);
            case MESSAGE -> {
                scanner.use().add(2 * HeapUse.OBJECT);
                Message.Builder child = builder.newBuilderForField(field);
                message(scanner, child);
                yield child.build();
            }
        };
    }

    private static long integer(JsonScanner scanner, FieldDescriptor field, int bits) {
        boolean unsigned =
                field.getType() == FieldDescriptor.Type.UINT32 || field.getType() == FieldDescriptor.Type.UINT64;
        JsonScanner number = JsonNumbers.unquoted(scanner, field.getJsonName());
        BigInteger value = JsonNumbers.readInteger(number, field.getJsonName());
        boolean fits = unsigned ? value.signum() >= 0 && value.bitLength() <= bits : value.bitLength() < bits;
        if (!fits) {
            throw scanner.error(field.getJsonName() + " must fit into " + bits + " bits");
        }
        return value.longValue();
    }

    private static double number(JsonScanner scanner, String name) {
        return JsonNumbers.readDouble(JsonNumbers.unquoted(scanner, name), name);
    }

    private static boolean truth(JsonScanner scanner, String name) {
        boolean value = scanner.peek() == 't';
        if (!value && scanner.peek() != 'f') {
            throw scanner.error(name + " must be true or false");
        }
        scanner.literal(value ? "true" : "false");
        return value;
    }

    private static EnumValueDescriptor constant(JsonScanner scanner, FieldDescriptor field) {
        EnumValueDescriptor value = scanner.peek() == '"'
                ? field.getEnumType().findValueByName(JsonStrings.read(scanner))
                : field.getEnumType().findValueByNumber(JsonNumbers.readInt(scanner, field.getJsonName()));
        if (value == null) {
            throw scanner.error(field.getJsonName() + " has an unknown value");
        }
        return value;
    }
}
