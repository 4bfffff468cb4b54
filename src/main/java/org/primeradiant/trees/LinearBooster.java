package org.primeradiant.trees;

/** XGBoost's gblinear: a linear model for each output. Missing features add nothing. Immutable. */
final class LinearBooster implements Booster {
    /** Weights by feature and then output; those after the last feature are the biases. */
    private final float[] weights;

    private final double[] baseMargins;

    /** Takes ownership of the arrays. */
    LinearBooster(float[] weights, double[] baseMargins) {
        this.weights = weights;
        this.baseMargins = baseMargins;
    }

    @Override
    public int trees() {
        return 0;
    }

    @Override
    public void margins(double[] rows, int width, int count, double[] margins) {
        int outputs = baseMargins.length;
        for (int row = 0; row < count; row++) {
            for (int output = 0; output < outputs; output++) {
                margins[row * outputs + output] = margin(rows, row * width, width, output);
            }
        }
    }

    private float margin(double[] rows, int offset, int width, int output) {
        float sum = bias(width, output);
        for (int feature = 0; feature < width; feature++) {
            float x = (float) rows[offset + feature];
            if (!Float.isNaN(x)) {
                sum += x * weight(feature, output);
            }
        }
        return sum;
    }

    private float bias(int width, int output) {
        return weight(width, output) + (float) baseMargins[output];
    }

    private float weight(int feature, int output) {
        return weights[feature * baseMargins.length + output];
    }

    @Override
    public void leaves(double[] rows, int width, int count, int[] leaves) {
        // there are none
    }

    @Override
    public String withoutContributions() {
        return "";
    }

    @Override
    public void contributions(double[] rows, int width, int count, double[] contributions) {
        int at = 0;
        for (int row = 0; row < count; row++) {
            for (int output = 0; output < baseMargins.length; output++) {
                for (int feature = 0; feature < width; feature++) {
                    float x = (float) rows[row * width + feature];
                    contributions[at++] = Float.isNaN(x) ? 0 : x * weight(feature, output);
                }
                contributions[at++] = bias(width, output);
            }
        }
    }
}
