package org.primeradiant.train;

import java.util.List;
import java.util.OptionalDouble;
import org.primeradiant.pipeline.CellText;

/**
 * How cells are read.
 *
 * @param missing texts that stand for a missing value, besides blank and NaN
 * @param decimalComma whether numbers are written 3,14 instead of 3.14
 */
record CellFormat(List<String> missing, boolean decimalComma) {
    /** Decimal points, and no further texts for a missing value. */
    static final CellFormat DEFAULT = new CellFormat(List.of(), false);

    CellFormat {
        missing = List.copyOf(missing);
    }

    boolean isMissing(String cell) {
        return CellText.isMissing(cell) || missing.contains(cell);
    }

    /** Parses a finite number; empty if the cell is not one. */
    OptionalDouble number(String cell) {
        if (!decimalComma) {
            return CellText.number(cell);
        }
        return cell.indexOf('.') < 0 ? CellText.number(cell.replace(',', '.')) : OptionalDouble.empty();
    }
}
