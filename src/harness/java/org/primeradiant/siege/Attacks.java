package org.primeradiant.siege;

import static org.primeradiant.siege.Answer.CLOSED;
import static org.primeradiant.siege.Answer.HUNG_UP;
import static org.primeradiant.siege.Attack.Lane.FAST;
import static org.primeradiant.siege.Attack.Lane.SLOW;

import java.util.List;
import java.util.stream.Stream;

/**
 * The attacks and their acceptable statuses. S1 to S11 refer to issue 14. Each attack may also be answered with 503 and
 * {@code Retry-After}, {@code UNAVAILABLE} or {@code RESOURCE_EXHAUSTED}, since the server is under siege. A few
 * answers may be late.
 *
 * <p>{@code CLOSED}, a connection without an answer, is acceptable only for bodies that the server gives up on, since
 * it may close the connection while the caller is still sending, and for HTTP that it cannot parse.
 */
final class Attacks {
    private Attacks() {}

    static List<Attack> all(RestAttacks rest, GrpcAttacks grpc, NodeAttacks node, InferAttacks infer) {
        return Stream.of(seldon(rest, grpc, node), infer(infer))
                .flatMap(List::stream)
                .toList();
    }

    /** The attacks in the Open Inference Protocol. */
    static List<Attack> infer(InferAttacks infer) {
        return List.of(
                Attack.of("V2 claimed shape, REST", FAST, 4, infer::claimedShape, "400"),
                Attack.of("V2 claimed shape, gRPC", FAST, 4, infer::claimedShapeInProtobuf, "INVALID_ARGUMENT"),
                Attack.of("V2 claimed binary tensor, REST", FAST, 4, infer::claimedBytes, "400"),
                Attack.of("V2 claimed element, REST", FAST, 4, infer::overrun, "400"),
                Attack.of("V2 claimed element, gRPC", FAST, 4, infer::overrunInProtobuf, "INVALID_ARGUMENT"),
                Attack.of("V2 million levels, REST", FAST, 2, infer::nested, "400", CLOSED),
                Attack.of("V2 unread stream, gRPC", SLOW, 2, infer::unread, HUNG_UP, "DEADLINE_EXCEEDED"),
                Attack.of("V2 fuzz, REST", FAST, 20, infer::damaged, InferAttacks.ANY_OF_A_DAMAGED_OVER_REST),
                Attack.of("V2 fuzz, gRPC", FAST, 20, infer::damagedInProtobuf, InferAttacks.ANY_OF_A_DAMAGED));
    }

    private static List<Attack> seldon(RestAttacks rest, GrpcAttacks grpc, NodeAttacks node) {
        return List.of(
                Attack.of("S1 claimed shape, REST", FAST, 4, rest::claimedShape, "400"),
                Attack.of("S1 claimed shape, gRPC", FAST, 4, grpc::claimedShape, "INVALID_ARGUMENT"),
                Attack.of("S2 28 MB of jsonData, REST", SLOW, 2, rest::manyValues, "413", CLOSED),
                Attack.of("S2 more than a message, gRPC", FAST, 2, grpc::tooLarge),
                Attack.of("S2 4 MB of jsonData, gRPC", SLOW, 2, grpc::manyValues, "OK"),
                Attack.of("S3 60 MB of strData, REST", SLOW, 4, rest::longText, "200", "408", "413", CLOSED),
                Attack.of("S4 slow call, REST", SLOW, 3, rest::slowCall, "200", "504"),
                Attack.of("S4 slow body, REST", SLOW, 3, rest::slowBody, "408", CLOSED),
                Attack.of("S5 stuck, REST", SLOW, 1, rest::stuck, "504"),
                Attack.of("S5 stuck, gRPC", SLOW, 1, grpc::stuck, "DEADLINE_EXCEEDED"),
                Attack.of("S5 stuck and cancelled, gRPC", SLOW, 1, grpc::stuckAndCancelled, HUNG_UP),
                Attack.burst("S5 300 hang at once, gRPC", 1, grpc::hangAtOnce, "DEADLINE_EXCEEDED"),
                Attack.burst("S6 2,000 at once, gRPC", 1, grpc::manyAtOnce, "OK"),
                Attack.of("S7 million rows, REST", FAST, 1, node::millionRows, "200", "400"),
                Attack.of("S7 million rows, gRPC", FAST, 1, node::millionRowsClaimed, "OK", "INVALID_ARGUMENT"),
                Attack.of("S8 node without end, REST", SLOW, 1, node.rest("endless"), "502", "503", "504"),
                Attack.of("S8 node's bomb, REST", SLOW, 1, node.rest("bomb"), "502", "503", "504"),
                Attack.of("S8 silent node, REST", SLOW, 1, node.rest("silent"), "502", "503", "504"),
                Attack.of("S8 node's bomb, gRPC", SLOW, 1, node.grpc("bomb"), "INTERNAL", "DEADLINE_EXCEEDED"),
                Attack.of("S9 metric's name, REST", FAST, 20, rest::metric, "200"),
                Attack.of("S9 metric's name, gRPC", FAST, 20, grpc::metric, "OK"),
                Attack.of("S11 hop-by-hop header, REST", FAST, 2, node::hopByHop, "200"),
                Attack.of("S11 infinite reward, REST", FAST, 2, node::infiniteReward, "400"),
                Attack.of("S11 infinite reward, gRPC", FAST, 2, node::infiniteRewardInProtobuf, "INVALID_ARGUMENT"),
                Attack.of("S11 node's status 999, REST", FAST, 2, node.rest("status"), "502"),
                Attack.of("S11 node's page, REST", FAST, 2, node.rest("page"), "502"),
                Attack.of("fuzz, REST", FAST, 60, rest::damaged, RestAttacks.ANY_OF_A_DAMAGED),
                Attack.of("fuzz, gRPC", FAST, 60, grpc::damaged, GrpcAttacks.ANY_OF_A_DAMAGED),
                Attack.of("malformed HTTP", FAST, 4, rest::malformed, RestAttacks.ANY_OF_A_MALFORMED),
                Attack.of("large tensor, REST", FAST, 2, rest::largeTensor, "200"),
                Attack.of("large tensor, gRPC", FAST, 2, grpc::largeTensor, "OK"),
                Attack.of("hung up, REST", FAST, 4, rest::hungUp, HUNG_UP),
                Attack.of("cancelled, gRPC", FAST, 4, grpc::cancelled, HUNG_UP, "OK"));
    }
}
