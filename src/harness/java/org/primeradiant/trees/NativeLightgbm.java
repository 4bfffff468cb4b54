package org.primeradiant.trees;

import com.microsoft.ml.lightgbm.PredictionType;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** LightGBM's native library, on one thread. */
public final class NativeLightgbm {
    private static final String TEMPORARY = "java.io.tmpdir";
    private static final String ONE_THREAD = "num_threads=1";

    private final LGBMBooster booster;

    private NativeLightgbm(LGBMBooster booster) {
        this.booster = booster;
    }

    /**
     * Loads a model.
     *
     * @throws IllegalStateException if the library cannot be loaded on this platform
     */
    public static NativeLightgbm load(String model) {
        loadLibrary();
        try {
            return new NativeLightgbm(LGBMBooster.loadModelFromString(model));
        } catch (LGBMException e) {
            throw new IllegalArgumentException(e);
        }
    }

    // lightgbm4j unpacks into files of fixed names in the temporary directory: another build that runs at the same
    // time would overwrite a library that is in use.
    private static synchronized void loadLibrary() {
        String shared = System.getProperty(TEMPORARY);
        try {
            Path folder = Files.createTempDirectory("lightgbm");
            folder.toFile().deleteOnExit();
            System.setProperty(TEMPORARY, folder.toString());
            LGBMBooster.loadNative();
            try (var files = Files.list(folder)) {
                files.forEach(file -> file.toFile().deleteOnExit());
            }
        } catch (IOException | LinkageError e) {
            throw new IllegalStateException("LightGBM's native library cannot be loaded here", e);
        } finally {
            System.setProperty(TEMPORARY, shared);
        }
    }

    public double[] predict(double[] rows, int count, int features) {
        try {
            return booster.predictForMat(rows, count, features, true, PredictionType.C_API_PREDICT_NORMAL, ONE_THREAD);
        } catch (LGBMException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Predicts one row of a model with one output; needs less conversion than {@link #predict}. */
    public double predictRow(double[] row) {
        try {
            return booster.predictForMatSingleRow(row, PredictionType.C_API_PREDICT_NORMAL);
        } catch (LGBMException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** By LightGBM's own interface: lightgbm4j allocates memory for two classes, and more crash the JVM. */
    static double[] contributions(String model, double[] rows, int count, int features, int outputs) {
        loadLibrary();
        SWIGTYPE_p_p_void handle = lightgbmlib.new_voidpp();
        SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
        check(lightgbmlib.LGBM_BoosterLoadModelFromString(model, iterations, handle));
        double[] contributions = new double[count * outputs * (features + 1)];
        SWIGTYPE_p_double in = lightgbmlib.new_doubleArray(rows.length);
        SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(contributions.length);
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        for (int i = 0; i < rows.length; i++) {
            lightgbmlib.doubleArray_setitem(in, i, rows[i]);
        }
        check(lightgbmlib.LGBM_BoosterPredictForMat(
                lightgbmlib.voidpp_value(handle),
                lightgbmlib.double_to_voidp_ptr(in),
                lightgbmlib.C_API_DTYPE_FLOAT64,
                count,
                features,
                1,
                PredictionType.C_API_PREDICT_CONTRIB.getType(),
                0,
                -1,
                ONE_THREAD,
                length,
                out));
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = lightgbmlib.doubleArray_getitem(out, i);
        }
        return contributions;
    }

    private static void check(int status) {
        if (status != 0) {
            throw new IllegalArgumentException(lightgbmlib.LGBM_GetLastError());
        }
    }
}
