package org.primeradiant.codec;

import static org.primeradiant.json.ArrayField.ABSENT;

import org.primeradiant.api.Bytes;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonStrings;
import org.primeradiant.json.JsonValues;

/**
 * Reads one message in two passes: the first finds its fields in any order, the last of each name counting;
 * the second reads only those that take effect. A field without effect is therefore never an error, as long
 * as it is JSON. Only a strict scanner, as for feedback, rejects unknown fields and a second kind of payload.
 *
 * <p>A field that is null counts as missing, with these exceptions: {@code jsonData} and {@code ndarray} may be null,
 * and unless the scanner is strict, {@code data} and {@code meta} must not, as in Seldon's Python wrapper.
 */
final class MessageReader {
    /** Heap bytes of a message with its {@code meta} and {@code status}, without their contents. */
    static final int HEAP_BYTES = 320;

    private static final String[] FIELDS = {"data", "meta", "jsonData", "strData", "binData", "status", "customData"};

    private static final int BOUND = 4;

    private final JsonScanner scanner;
    private final int start;
    private DataReader dataReader;
    private int data = ABSENT;
    private int meta = ABSENT;
    private int status = ABSENT;
    private int json = ABSENT;
    private int jsonEnd = ABSENT;
    private int text = ABSENT;
    private int bin = ABSENT;
    private int custom = ABSENT;

    private MessageReader(JsonScanner scanner) {
        this.scanner = scanner;
        this.start = scanner.position();
        this.dataReader = new DataReader(scanner);
    }

    /** Reads the message at the cursor. */
    static SeldonMessage read(JsonScanner scanner, String what) {
        scanner.use().add(HEAP_BYTES);
        MessageReader reader = new MessageReader(scanner);
        scanner.enterObject(what);
        while (scanner.more('}')) {
            reader.passField();
        }
        int end = scanner.position();
        SeldonMessage message = reader.message();
        scanner.moveTo(end);
        return message;
    }

    private void passField() {
        switch (scanner.name(FIELDS)) {
            case "data" -> passData();
            case "meta" -> meta = scanner.isStrict() ? scanner.skippedUnlessNull() : scanner.skipped();
            case "status" -> status = scanner.skippedUnlessNull();
            case "jsonData" -> {
                json = scanner.skipped();
                jsonEnd = scanner.position();
            }
            case "strData" -> text = scanner.skippedUnlessNull();
            case "binData" -> bin = scanner.skippedUnlessNull();
            case "customData" -> custom = scanner.skippedUnlessNull();
            default -> scanner.skipUnknown();
        }
    }

    private void passData() {
        dataReader = new DataReader(scanner);
        data = ABSENT;
        if (!scanner.isStrict() || !scanner.skipNull()) {
            data = scanner.position();
            dataReader.pass();
        }
    }

    private SeldonMessage message() {
        checkKinds();
        Status readStatus = status == ABSENT ? Status.NONE : MetaReader.status(at(status));
        Meta readMeta = meta == ABSENT ? Meta.ABSENT : MetaReader.meta(at(meta));
        return new SeldonMessage(readStatus, readMeta, payload());
    }

    private void checkKinds() {
        int kinds = present(data) + present(json) + present(text) + present(bin) + present(custom);
        if (custom != ABSENT && (kinds == 1 || scanner.isStrict())) {
            throw at(custom).error("customData is supported over gRPC only");
        }
        if (kinds > 1 && scanner.isStrict()) {
            throw at(start).error("a message must have one kind of payload");
        }
    }

    private static int present(int position) {
        return position == ABSENT ? 0 : 1;
    }

    private Payload payload() {
        if (data != ABSENT) {
            return dataReader.read();
        }
        if (json != ABSENT) {
            // Charges for a copy as text and for a component's own objects, in case its type is bound to JSON.
            scanner.use().add(BOUND * (long) (jsonEnd - json));
            return Payload.json(JsonValues.read(at(json)));
        }
        if (text != ABSENT) {
            return Payload.text(JsonStrings.read(at(text), "strData"));
        }
        return bin == ABSENT ? Payload.NONE : Bytes.wrap(JsonStrings.base64(at(bin), "binData", scanner.isStrict()));
    }

    private JsonScanner at(int position) {
        scanner.moveTo(position);
        return scanner;
    }
}
