package org.primeradiant.protobuf;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A body of fields. Singular fields at their default value are left out, as in protobuf. */
public final class ProtoFields implements ProtoBody {
    private interface Field {
        void write(CodedOutputStream out) throws IOException;
    }

    private final List<Field> fields = new ArrayList<>(4);
    private long size;

    public void number(int tag, int value) {
        if (value != 0) {
            size += 1 + CodedOutputStream.computeInt32SizeNoTag(value);
            fields.add(out -> {
                out.writeRawByte(tag);
                out.writeInt32NoTag(value);
            });
        }
    }

    public void number(int tag, float value) {
        // Only +0.0 is the default, -0.0 is not.
        if (Float.floatToRawIntBits(value) != 0) {
            size += 1 + Float.BYTES;
            fields.add(out -> {
                out.writeRawByte(tag);
                out.writeFloatNoTag(value);
            });
        }
    }

    public void text(int tag, String value) {
        if (!value.isEmpty()) {
            element(tag, value);
        }
    }

    /** Adds a string in a list or a oneof, which is written even if empty. */
    public void element(int tag, String value) {
        size += 1 + CodedOutputStream.computeStringSizeNoTag(value);
        fields.add(out -> {
            out.writeRawByte(tag);
            out.writeStringNoTag(value);
        });
    }

    /** Adds a list of strings, each of which is asked for twice, in case it is made only then. */
    public void elements(int tag, List<String> values) {
        for (String value : values) {
            size += 1 + CodedOutputStream.computeStringSizeNoTag(value);
        }
        fields.add(out -> {
            for (String value : values) {
                out.writeRawByte(tag);
                out.writeStringNoTag(value);
            }
        });
    }

    /** Adds a number of variable size in a oneof, which is written even if 0; unsigned ones by their bits. */
    public void element(int tag, long value) {
        size += 1 + CodedOutputStream.computeInt64SizeNoTag(value);
        fields.add(out -> {
            out.writeRawByte(tag);
            out.writeInt64NoTag(value);
        });
    }

    /** Adds a double in a oneof, which is written even if 0. */
    public void element(int tag, double value) {
        size += 1 + Double.BYTES;
        fields.add(out -> {
            out.writeRawByte(tag);
            out.writeDoubleNoTag(value);
        });
    }

    /** Adds a list of numbers of variable size. */
    public void packed(int tag, int[] values) {
        if (values.length == 0) {
            return;
        }
        int bytes = 0;
        for (int value : values) {
            bytes += CodedOutputStream.computeInt32SizeNoTag(value);
        }
        int runSize = bytes;
        size += ProtoBody.fieldSize(runSize);
        fields.add(out -> {
            out.writeRawByte(tag);
            out.writeUInt32NoTag(runSize);
            for (int value : values) {
                out.writeInt32NoTag(value);
            }
        });
    }

    public void bytes(int tag, byte[] value) {
        size += ProtoBody.fieldSize(value.length);
        fields.add(out -> {
            out.writeRawByte(tag);
            out.writeByteArrayNoTag(value);
        });
    }

    public void message(int tag, MessageLite value) {
        size += ProtoBody.fieldSize(value.getSerializedSize());
        fields.add(out -> {
            out.writeRawByte(tag);
            out.writeMessageNoTag(value);
        });
    }

    public void body(int tag, ProtoBody body) {
        size += ProtoBody.fieldSize(body.size());
        fields.add(out -> {
            out.writeRawByte(tag);
            out.writeUInt32NoTag(body.size());
            body.write(out);
        });
    }

    @Override
    public int size() {
        return ProtoBody.checkedSize(size);
    }

    @Override
    public void write(CodedOutputStream out) throws IOException {
        for (Field field : fields) {
            field.write(out);
        }
    }
}
