package org.primeradiant.trees;

import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's native library, on one thread. */
public final class NativeXgboost {
    private final Booster booster;
    private final String[] types;

    private NativeXgboost(Booster booster, String[] types) {
        this.booster = booster;
        this.types = types;
    }

    /**
     * Loads a model.
     *
     * @param types types of its features, or empty
     * @throws IllegalStateException if the library cannot be loaded on this platform
     */
    public static NativeXgboost load(byte[] model, String... types) {
        try {
            Booster booster = XGBoost.loadModel(model);
            booster.setParam("nthread", 1);
            return new NativeXgboost(booster, types);
        } catch (LinkageError e) {
            throw new IllegalStateException("XGBoost's native library cannot be loaded here", e);
        } catch (XGBoostError | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Predictions by way of a matrix, which must be filled first. */
    public float[][] predict(float[] rows, int count, int features) {
        try {
            DMatrix matrix = matrix(rows, count, features);
            float[][] predictions = booster.predict(matrix);
            matrix.dispose();
            return predictions;
        } catch (XGBoostError e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Predictions straight from the rows, XGBoost's faster way. */
    public float[][] predictInPlace(float[] rows, int count, int features) {
        try {
            return booster.inplace_predict(rows, count, features, Float.NaN);
        } catch (XGBoostError e) {
            throw new IllegalArgumentException(e);
        }
    }

    float[][] contributions(float[] rows, int count, int features) {
        try {
            return booster.predictContrib(matrix(rows, count, features), 0);
        } catch (XGBoostError e) {
            throw new IllegalArgumentException(e);
        }
    }

    private DMatrix matrix(float[] rows, int count, int features) throws XGBoostError {
        DMatrix matrix = new DMatrix(rows, count, features, Float.NaN);
        if (types.length > 0) {
            matrix.setFeatureTypes(types);
        }
        return matrix;
    }
}
