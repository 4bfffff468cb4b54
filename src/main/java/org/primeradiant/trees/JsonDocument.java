package org.primeradiant.trees;

import org.primeradiant.api.Tensor;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.ArrayField;
import org.primeradiant.json.JsonNumbers;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonStrings;
import org.primeradiant.json.Utf8;

/** Reads JSON. Its errors are those of the scanner, which name the byte. */
final class JsonDocument implements Document {
    private final JsonScanner scanner;

    JsonDocument(byte[] bytes) {
        this.scanner = Utf8.scanner(bytes, 0, bytes.length, false, Allowance.UNLIMITED);
    }

    @Override
    public void enterObject(String field) {
        scanner.enterObject(field);
    }

    @Override
    public boolean hasMember() {
        return scanner.more('}');
    }

    @Override
    public String name() {
        return scanner.name();
    }

    @Override
    public void enterList(String field) {
        scanner.enterList(field);
    }

    @Override
    public boolean hasElement() {
        return scanner.more(']');
    }

    @Override
    public String text(String field) {
        switch (scanner.peek()) {
            case 't' -> {
                scanner.literal("true");
                return "true";
            }
            case 'f' -> {
                scanner.literal("false");
                return "false";
            }
            default -> {
                return JsonStrings.readOrNumber(scanner, field);
            }
        }
    }

    @Override
    public double[] numbers(String field) {
        if (scanner.peek() != '[') {
            throw scanner.error(field + " must be a list");
        }
        ArrayField list = ArrayField.pass(scanner);
        if (!list.isNumeric()) {
            return mixed(list.position(), field);
        }
        Tensor numbers = list.numbers();
        if (numbers.rank() != 1) {
            throw scanner.error(field + " must be a list of numbers");
        }
        return numbers.doubles();
    }

    private double[] mixed(int from, String field) {
        scanner.moveTo(from);
        NumberBuffer numbers = new NumberBuffer();
        scanner.enterList(field);
        while (scanner.more(']')) {
            numbers.add(
                    switch (scanner.peek()) {
                        case 't' -> word("true", 1);
                        case 'f' -> word("false", 0);
                        default -> JsonNumbers.readDouble(scanner, field);
                    });
        }
        return numbers.toArray();
    }

    private double word(String word, double value) {
        scanner.literal(word);
        return value;
    }

    @Override
    public void skip() {
        scanner.skip();
    }

    @Override
    public boolean skipNull() {
        return scanner.skipNull();
    }

    @Override
    public void finish() {
        scanner.finish();
    }
}
