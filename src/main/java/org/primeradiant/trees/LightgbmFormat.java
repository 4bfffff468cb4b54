package org.primeradiant.trees;

import java.util.Set;

/** LightGBM's text. */
public final class LightgbmFormat extends TreeFileFormat {
    public LightgbmFormat() {
        super(
                "lightgbm",
                Set.of("LIGHTGBM_SERVER", "mlserver_lightgbm.LightGBMModel"),
                Set.of(TreeFormat.LIGHTGBM_TEXT),
                ".txt",
                ".bst",
                ".model",
                ".lgb",
                ".bin");
    }
}
