package org.primeradiant.fuzz;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A field of a protobuf message without a schema. A length-delimited field is treated as a message if it parses as one.
 *
 * @param number the field number
 * @param wireType the wire type
 * @param value the encoded value without tag and length; unused if there are fields
 * @param fields the fields of the nested message, in a mutable list; empty if it is not one
 * @param error added to the encoded length to make it wrong; 0 for a correct length
 */
record ProtoField(int number, int wireType, byte[] value, List<ProtoField> fields, int error) {
    static ProtoField raw(int number, int wireType, byte[] value) {
        return new ProtoField(number, wireType, value, new ArrayList<>(), 0);
    }

    static ProtoField varint(int number, long value) {
        return raw(number, WireFormat.WIRETYPE_VARINT, written(out -> out.writeUInt64NoTag(value)));
    }

    static ProtoField fixed64(int number, double value) {
        return raw(number, WireFormat.WIRETYPE_FIXED64, written(out -> out.writeDoubleNoTag(value)));
    }

    static ProtoField packed(int number, long... values) {
        byte[] packed = written(out -> {
            for (long value : values) {
                out.writeUInt64NoTag(value);
            }
        });
        return raw(number, WireFormat.WIRETYPE_LENGTH_DELIMITED, packed);
    }

    ProtoField numbered(int other) {
        return new ProtoField(other, wireType, value, fields, error);
    }

    ProtoField valued(byte[] other) {
        return raw(number, wireType, other);
    }

    ProtoField misjudged(int lengthError) {
        return new ProtoField(number, wireType, value, fields, lengthError);
    }

    /** Returns the encoded value without tag and length. */
    byte[] bytes() {
        return fields.isEmpty() ? value : bytes(fields);
    }

    static byte[] bytes(List<ProtoField> message) {
        return written(out -> {
            for (ProtoField field : message) {
                out.writeTag(field.number, field.wireType);
                byte[] bytes = field.bytes();
                if (field.wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                    out.writeUInt32NoTag(bytes.length + field.error);
                }
                out.writeRawBytes(bytes);
            }
        });
    }

    /** Encodes the bytes as a length-delimited field with this number. */
    static byte[] wrapped(int number, byte[] bytes) {
        return bytes(List.of(raw(number, WireFormat.WIRETYPE_LENGTH_DELIMITED, bytes)));
    }

    /** Parses a message; returns empty unless {@link #bytes(List)} would encode the fields to the same bytes. */
    static Optional<List<ProtoField>> parse(byte[] message) {
        try {
            List<ProtoField> fields = fields(CodedInputStream.newInstance(message));
            return Arrays.equals(bytes(fields), message) ? Optional.of(fields) : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError("an array cannot fail", e);
        }
    }

    private static List<ProtoField> fields(CodedInputStream in) throws IOException {
        List<ProtoField> fields = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            int wireType = WireFormat.getTagWireType(tag);
            switch (wireType) {
                case WireFormat.WIRETYPE_VARINT -> fields.add(varint(number, in.readRawVarint64()));
                case WireFormat.WIRETYPE_FIXED64 -> fields.add(raw(number, wireType, in.readRawBytes(8)));
                case WireFormat.WIRETYPE_FIXED32 -> fields.add(raw(number, wireType, in.readRawBytes(4)));
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> fields.add(delimited(number, in.readByteArray()));
                default -> throw new InvalidProtocolBufferException("a group");
            }
        }
        return fields;
    }

    /** Limits the recursion: values longer than 4096 bytes are not parsed as messages. */
    private static ProtoField delimited(int number, byte[] value) {
        boolean deep = value.length > 4096;
        List<ProtoField> fields = deep ? new ArrayList<>() : parse(value).orElseGet(ArrayList::new);
        return new ProtoField(number, WireFormat.WIRETYPE_LENGTH_DELIMITED, value, fields, 0);
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new AssertionError("an array cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
