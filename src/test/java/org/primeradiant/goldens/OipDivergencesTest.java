package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import inference.InferenceProtos.ModelInferResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.goldens.Outcome.Verdict;

/** Judges answers to requests as other recordings may contain them, whatever their cases are called. */
class OipDivergencesTest {
    private static final String ERROR = "{'error': 'x'}";

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static OipCase rest(String server, String path, String headers, String body, int status, String answer) {
        Map<String, Object> tree = Map.of(
                "server",
                server,
                "case",
                "n",
                "transport",
                "REST",
                "method",
                "POST",
                "path",
                path,
                "headers",
                Tree.tryParse(json(headers)).orElseThrow(),
                "body",
                json(body),
                "status",
                status,
                "response_body",
                json(answer));
        return OipCase.of(tree);
    }

    private static OipCase infer(String model, String body, int status, String answer) {
        return rest(
                "mlserver",
                "/v2/models/" + model + "/infer",
                "{'Content-Type':'application/json'}",
                body,
                status,
                answer);
    }

    private static OipCase grpc(String method, String request, String status, String answer) throws Exception {
        String path = "/inference.GRPCInferenceService/" + method;
        Message.Builder message = OipTypes.request(path).newBuilderForType();
        JsonFormat.parser().merge(json(request), message);
        return OipCase.of(Map.of(
                "server",
                "triton",
                "case",
                "n",
                "transport",
                "gRPC",
                "method",
                method,
                "path",
                path,
                "body_base64",
                Base64.getEncoder().encodeToString(message.build().toByteArray()),
                "status",
                status,
                "response_json",
                Tree.tryParse(json(answer)).orElseThrow()));
    }

    private static OipAnswer answer(int status, String body) {
        return OipAnswer.rest(
                status, Map.of("content-type", "application/json"), json(body).getBytes(StandardCharsets.UTF_8));
    }

    private static String input(String datatype, String shape, String data) {
        return "{'inputs':[{'name':'x','datatype':'%s','shape':%s,'data':%s}],'id':'1'}"
                .formatted(datatype, shape, data);
    }

    private static String output(String datatype, String shape, String data) {
        return "{'model_name':'echo','id':'1','outputs':[{'name':'x','datatype':'%s','shape':%s,'data':%s}]}"
                .formatted(datatype, shape, data);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FP32 | [1,2] | [[0.10000000149011612, 1]] | [0.1, 1.0]",
                "FP64 | [2]   | [1, 2.50]                  | [1.0, 2.5]",
                "BYTES | [1]  | ['\u00e4']                 | ['\u00e4']"
            })
    void equalTensorsMayBeWrittenDifferently(String datatype, String shape, String recorded, String answered) {
        OipCase one = infer("echo", input(datatype, shape, recorded), 200, output(datatype, shape, recorded));

        assertThat(Recording.OIP.outcome(one, answer(200, output(datatype, shape, answered))))
                .returns(Verdict.EQUAL, Outcome::verdict);
    }

    @Test
    void numbersOfOtherFloatsDiffer() {
        OipCase one = infer("echo", input("FP32", "[1]", "[0.1]"), 200, output("FP32", "[1]", "[0.1]"));

        assertThat(Recording.OIP.outcome(one, answer(200, output("FP32", "[1]", "[0.10000001]"))))
                .returns(Verdict.FAIL, Outcome::verdict);
    }

    @Test
    void membersThatAreNullCountAsMissing() {
        String recorded = output("FP32", "[1]", "[1]").replace("'id'", "'parameters':null,'model_version':null,'id'");

        assertThat(Recording.OIP.outcome(
                        infer("echo", input("FP32", "[1]", "[1]"), 200, recorded),
                        answer(200, output("FP32", "[1]", "[1]"))))
                .returns(Verdict.EQUAL, Outcome::verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FP32  | [2]                    | [1]       | 500",
                "FP32  | [9223372036854775807]  | [1]       | 0",
                "FP32  | [1]                    | ['x']     | 422",
                "UINT8 | [1]                    | [-1]      | 500",
                "INT32 | [1]                    | [1.5]     | 500",
                "BOOL  | [1]                    | [2]       | 500",
                "BYTES | [1]                    | [2]       | 500",
                "FLOAT | [1]                    | [2]       | 422"
            })
    void mistakesAreTheCallersFault(String datatype, String shape, String data, int status) {
        OipCase one = infer("echo", input(datatype, shape, data), status, "");

        assertThat(Recording.OIP.outcome(one, answer(400, ERROR))).returns("v2-callers-mistake", Outcome::text);
        assertThat(Recording.OIP.outcome(one, answer(200, output(datatype, shape, data))))
                .returns(Verdict.FAIL, Outcome::verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}", "{'inputs':[]}", "{'inputs':[{}]}", "{'inputs':[{'name':'x'}]}"})
    void bodiesThatAreNoRequestsAreTheCallersFault(String body) {
        OipCase one = infer("echo", body, 422, "{'detail': []}");

        assertThat(Recording.OIP.outcome(one, answer(400, ERROR))).returns("v2-callers-mistake", Outcome::text);
        assertThat(Recording.OIP.outcome(one, answer(400, "oops"))).returns(Verdict.FAIL, Outcome::verdict);
    }

    @Test
    void modelsFailureIsNotTheCallersFault() {
        OipCase one = infer("fail", input("FP32", "[1]", "[1]"), 500, "Internal Server Error");

        assertThat(Recording.OIP.outcome(one, answer(500, ERROR))).returns(Verdict.EQUAL, Outcome::verdict);
        assertThat(Recording.OIP.outcome(one, answer(400, ERROR))).returns(Verdict.FAIL, Outcome::verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"FP32 | [null]", "FP32 | [NaN]", "BOOL | [1]", "FP16 | [1]", "BF16 | [1]"})
    void elementsThatSomeServersRefuseAreAccepted(String datatype, String data) {
        OipCase one = infer("echo", input(datatype, "[1]", data), 500, "");

        assertThat(Recording.OIP.outcome(one, answer(200, output(datatype, "[1]", data))))
                .returns("v2-elements", Outcome::text);
    }

    @Test
    void smallDifferencesMayComeTogether() {
        String asked = "{'inputs':[{'name':'x','datatype':'FP64','shape':[1],'data':[1]}],'parameters':{'k':1}}";
        String recorded = "{'model_name':'echo','parameters':{'k':1},"
                + "'outputs':[{'name':'x','datatype':'FP64','shape':[1],'data':[null]}]}";
        String answered = "{'model_name':'echo','id':'0743db8a-013c-4212-8150-264942b12a17',"
                + "'outputs':[{'name':'x','datatype':'FP64','shape':[1],'data':[Infinity]}]}";

        assertThat(Recording.OIP.outcome(infer("echo", asked, 200, recorded), answer(200, answered)))
                .returns("v2-id", Outcome::text);
        assertThat(Recording.OIP.outcome(
                        infer("echo", asked, 200, recorded), answer(200, answered.replace("Infinity", "1"))))
                .returns(Verdict.FAIL, Outcome::verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mlserver|/v2/models/ready0/ready|400|503|{'name':'ready0','ready':false}|unready-model",
                "triton|/v2/models/nope/ready|400|404|{'error':'x'}|unknown-model-ready",
                "kserve|/v2/models/echo/versions/1|501|404|{'error':'x'}|unknown-version",
                "kserve|/v2/repository/models/nope/load|503|404|{'error':'x'}|unknown-in-repository",
                "triton|/v2/logging|200|404|{'error':'x'}|not-served",
                "mlserver|/v2/models/sum/infer_stream|200|404|{'error':'x'}|not-served",
                "mlserver|/v2/models/sum/stats |404|200|{'model_stats':[{'inference_stats':{'fail':1}}]}|statistics",
                "mlserver|/v2/models/sum/config|404|200|{'name':'sum'}|configuration"
            })
    void statesDiffer(String server, String path, int recorded, int status, String body, String rule) {
        OipCase one = rest(server, path, "{}", "", recorded, "{'detail': 'x'}");

        assertThat(Recording.OIP.outcome(one, answer(status, body))).returns("v2-" + rule, Outcome::text);
    }

    @Test
    void rawContentsAnswerRawRequests() throws Exception {
        String raw = "{'model_name':'ident','id':'1','outputs':[{'name':'OUT_INT8','datatype':'INT8','shape':['1']}],"
                + "'raw_output_contents':['BQ==']}";
        String typed = "{'model_name':'ident','id':'1','outputs':[{'name':'OUT_INT8','datatype':'INT8','shape':['1'],"
                + "'contents':{'int_contents':[5]}}]}";
        OipCase one = grpc(
                "ModelInfer",
                "{'model_name':'ident','id':'1','inputs':[{'name':'IN_INT8','datatype':'INT8','shape':['1'],"
                        + "'contents':{'int_contents':[5]}}]}",
                "OK",
                raw);

        assertThat(Recording.OIP.outcome(one, message(typed))).returns("v2-raw-contents", Outcome::text);
        assertThat(Recording.OIP.outcome(one, message(raw))).returns(Verdict.EQUAL, Outcome::verdict);
    }

    private static OipAnswer message(String text) throws Exception {
        ModelInferResponse.Builder response = ModelInferResponse.newBuilder();
        JsonFormat.parser().merge(json(text), response);
        return OipAnswer.grpc("OK", "", List.of(response.build()));
    }

    @Test
    void modelsThatNobodyRecordedAreNotReplayed() {
        assertThat(Recording.OIP.playable(List.of(infer("frame", "{}", 200, "{}"), infer("other", "{}", 200, "{}"))))
                .isEmpty();
        assertThat(Recording.OIP.playable(List.of(infer("nope", "{}", 404, "{}"))))
                .hasSize(1);
    }
}
