package org.primeradiant.logger;

/**
 * Where events come from.
 *
 * @param source the value of {@code ce-source}
 * @param deployment the SeldonDeployment; empty if unknown
 * @param namespace its namespace
 * @param predictor the predictor; empty if unknown
 */
public record Origin(String source, String deployment, String namespace, String predictor) {
    static final Origin NONE = new Origin("", "", "", "");
}
