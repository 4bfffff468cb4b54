package org.primeradiant.components;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Tensor;

/** Maps labels of any type to whole numbers, equal labels to equal numbers, and back. */
final class Labels {
    private final ElementType type;
    private final Map<String, Long> texts;

    private Labels(ElementType type, Map<String, Long> texts) {
        this.type = type;
        this.texts = texts;
    }

    /**
     * Chooses the label type that all children's votes have in common.
     *
     * @throws org.primeradiant.api.SeldonException if some labels are strings and others are numbers without a name
     */
    static Labels of(List<Votes> children) {
        boolean strings = false;
        boolean whole = true;
        for (Votes child : children) {
            ElementType type = child.labels().type();
            strings |= type == ElementType.STRING;
            whole &= type == ElementType.LONG || type == ElementType.INT;
        }
        if (strings) {
            return new Labels(ElementType.STRING, texts(children));
        }
        return new Labels(whole ? ElementType.LONG : ElementType.DOUBLE, Map.of());
    }

    private static Map<String, Long> texts(List<Votes> children) {
        Map<String, Long> texts = new LinkedHashMap<>();
        for (Votes child : children) {
            for (int row = 0; row < child.rows(); row++) {
                texts.putIfAbsent(child.text(row), (long) texts.size());
            }
        }
        return texts;
    }

    /** The code of each row's label. */
    long[] codes(Votes child) {
        long[] codes = new long[child.rows()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = switch (type) {
                case STRING -> texts.get(child.text(row));
                case LONG -> whole(child.labels(), row);
                default -> Double.doubleToLongBits(child.labels().doubleAt(row) + 0.0); // -0.0 becomes 0.0
            };
        }
        return codes;
    }

    /** Avoids the conversion to double, which would round large values. */
    private static long whole(Tensor labels, int row) {
        return labels.array() instanceof long[] longs ? longs[row] : ((int[]) labels.array())[row];
    }

    /** The labels of the given codes, in one dimension. */
    Tensor tensor(long[] codes) {
        int[] shape = {codes.length};
        return switch (type) {
            case STRING -> Tensor.wrap(shape, texts(codes));
            case LONG -> Tensor.wrap(shape, codes);
            default -> Tensor.wrap(shape, doubles(codes));
        };
    }

    private String[] texts(long[] codes) {
        String[] known = texts.keySet().toArray(String[]::new);
        String[] labels = new String[codes.length];
        for (int row = 0; row < codes.length; row++) {
            labels[row] = known[(int) codes[row]];
        }
        return labels;
    }

    private static double[] doubles(long[] codes) {
        double[] labels = new double[codes.length];
        for (int row = 0; row < codes.length; row++) {
            labels[row] = Double.longBitsToDouble(codes[row]);
        }
        return labels;
    }
}
