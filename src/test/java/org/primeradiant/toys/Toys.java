package org.primeradiant.toys;

/** All toys, for a WAR. */
public final class Toys {
    private Toys() {}

    /** The beans and what they need. */
    public static Class<?>[] classes() {
        return new Class<?>[] {
            Python.class,
            NoPredict.class,
            Identity.class,
            Doubling.class,
            RowSum.class,
            RouterOne.class,
            RouterMinusOne.class,
            RouterBad.class,
            CombinerMean.class,
            CombinerConcatStr.class,
            TransformerPlusOne.class,
            OutputAppend.class,
            Failing.class,
            FailingHandled.class,
            TagsMetrics.class,
            BadMetrics.class,
            BadMetrics2.class,
            ClassNames.class,
            ClassNamesAttr.class,
            PayloadModel.class,
            MetaEcho.class,
            Runtime.class,
            RawModel.class,
            StatusModel.class,
            Nothing.class,
            BareComponent.class,
            FeedbackModel.class,
            WithMetadata.class,
            BadMetadata.class,
            Healthy.class,
            HealthyArr.class,
            Unhealthy.class,
            HealthStr.class,
            ParamModel.class,
            IntModel.class,
            PassThrough.class
        };
    }
}
