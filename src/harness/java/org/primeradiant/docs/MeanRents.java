package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Combiner;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

@Named("mean-rents")
@ApplicationScoped
public class MeanRents implements Combiner<double[], double[]> {
    @Override
    public double[] aggregate(List<double[]> answers, Call call) {
        double[] mean = new double[answers.get(0).length];
        for (double[] answer : answers) {
            if (answer.length != mean.length) {
                throw new SeldonException(Reason.BAD_DATA, "the children's answers differ in length");
            }
            for (int i = 0; i < mean.length; i++) {
                mean[i] += answer[i] / answers.size();
            }
        }
        return mean;
    }
}
