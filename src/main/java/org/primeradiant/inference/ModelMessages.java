package org.primeradiant.inference;

import inference.InferenceProtos.DataType;
import inference.InferenceProtos.InferStatistics;
import inference.InferenceProtos.ModelConfig;
import inference.InferenceProtos.ModelConfigResponse;
import inference.InferenceProtos.ModelInput;
import inference.InferenceProtos.ModelMetadataResponse;
import inference.InferenceProtos.ModelOutput;
import inference.InferenceProtos.ModelStatistics;
import inference.InferenceProtos.ModelStatisticsResponse;
import inference.InferenceProtos.StatisticDuration;
import java.util.List;
import org.primeradiant.inference.ServedModel.Metadata;
import org.primeradiant.inference.ServedModel.Statistics;
import org.primeradiant.inference.ServedModel.TensorMetadata;
import org.primeradiant.oip.Datatype;

/** What clients are told about models, as generated messages. */
final class ModelMessages {
    private ModelMessages() {}

    static ModelMetadataResponse metadata(Metadata metadata) {
        return ModelMetadataResponse.newBuilder()
                .setName(metadata.name())
                .addAllVersions(metadata.versions())
                .setPlatform(metadata.platform())
                .addAllInputs(tensors(metadata.inputs()))
                .addAllOutputs(tensors(metadata.outputs()))
                .build();
    }

    private static List<ModelMetadataResponse.TensorMetadata> tensors(List<TensorMetadata> tensors) {
        return tensors.stream()
                .map(tensor -> ModelMetadataResponse.TensorMetadata.newBuilder()
                        .setName(tensor.name())
                        .setDatatype(tensor.datatype())
                        .addAllShape(tensor.shape())
                        .build())
                .toList();
    }

    /** The model as a configuration of Triton's without a batch dimension of its own. */
    static ModelConfigResponse config(Metadata metadata) {
        ModelConfig.Builder config =
                ModelConfig.newBuilder().setName(metadata.name()).setPlatform(metadata.platform());
        metadata.inputs()
                .forEach(tensor -> config.addInput(ModelInput.newBuilder()
                        .setName(tensor.name())
                        .setDataType(type(tensor))
                        .addAllDims(tensor.shape())));
        metadata.outputs()
                .forEach(tensor -> config.addOutput(ModelOutput.newBuilder()
                        .setName(tensor.name())
                        .setDataType(type(tensor))
                        .addAllDims(tensor.shape())));
        return ModelConfigResponse.newBuilder().setConfig(config).build();
    }

    private static DataType type(TensorMetadata tensor) {
        return switch (Datatype.of(tensor.datatype())) {
            case BOOL -> DataType.TYPE_BOOL;
            case UINT8 -> DataType.TYPE_UINT8;
            case UINT16 -> DataType.TYPE_UINT16;
            case UINT32 -> DataType.TYPE_UINT32;
            case UINT64 -> DataType.TYPE_UINT64;
            case INT8 -> DataType.TYPE_INT8;
            case INT16 -> DataType.TYPE_INT16;
            case INT32 -> DataType.TYPE_INT32;
            case INT64 -> DataType.TYPE_INT64;
            case FP16 -> DataType.TYPE_FP16;
            case FP32 -> DataType.TYPE_FP32;
            case FP64 -> DataType.TYPE_FP64;
            case BF16 -> DataType.TYPE_BF16;
            case BYTES -> DataType.TYPE_STRING;
        };
    }

    static ModelStatisticsResponse statistics(List<ServedModel> models) {
        return ModelStatisticsResponse.newBuilder()
                .addAllModelStats(models.stream().map(ModelMessages::statistics).toList())
                .build();
    }

    /** Calls neither queue nor run in batches, so their whole time is that of the model. */
    private static ModelStatistics statistics(ServedModel model) {
        Statistics counts = model.statistics();
        StatisticDuration succeeded = duration(counts.succeeded(), counts.succeededNanos());
        return ModelStatistics.newBuilder()
                .setName(model.name())
                .setVersion(model.version())
                .setLastInference(counts.lastMillis())
                .setInferenceCount(counts.rows())
                .setExecutionCount(counts.succeeded())
                .setInferenceStats(InferStatistics.newBuilder()
                        .setSuccess(succeeded)
                        .setFail(duration(counts.failed(), counts.failedNanos()))
                        .setQueue(duration(counts.succeeded(), 0))
                        .setComputeInput(duration(counts.succeeded(), 0))
                        .setComputeInfer(succeeded)
                        .setComputeOutput(duration(counts.succeeded(), 0)))
                .build();
    }

    private static StatisticDuration duration(long count, long nanos) {
        return StatisticDuration.newBuilder().setCount(count).setNs(nanos).build();
    }
}
