package org.primeradiant.docs;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.primeradiant.api.Call;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Parameter;

@Named("euros")
@Stateless // DecimalFormat is not thread-safe; a stateless bean serves one call at a time
public class Euros implements OutputTransformer<double[], String> {
    @Inject
    @Parameter(value = "pattern", defaultValue = "0.00")
    String pattern;

    private DecimalFormat format;

    @PostConstruct
    void prepare() {
        format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    @Override
    public String transformOutput(double[] rent, Call call) {
        return format.format(rent[0]) + " EUR";
    }
}
