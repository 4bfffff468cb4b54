package org.primeradiant.trees;

import java.util.Set;

/** XGBoost's JSON and UBJ. */
public final class XgboostFormat extends TreeFileFormat {
    public XgboostFormat() {
        super(
                "xgboost",
                Set.of("XGBOOST_SERVER", "mlserver_xgboost.XGBoostModel"),
                Set.of(TreeFormat.XGBOOST_JSON, TreeFormat.XGBOOST_UBJ),
                ".json",
                ".ubj",
                ".bst",
                ".model",
                ".xgb",
                ".bin");
    }
}
