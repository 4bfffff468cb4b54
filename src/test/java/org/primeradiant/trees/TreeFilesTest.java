package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.primeradiant.trees.SmallModels.LIGHTGBM_STUMP;
import static org.primeradiant.trees.SmallModels.STUMP;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeFilesTest {
    private static final String XGBOOST = SmallModels.xgboostJson("reg:squarederror", "0", 0, STUMP);
    private static final String LIGHTGBM = SmallModels.lightgbmText("regression", 1, LIGHTGBM_STUMP);

    @ParameterizedTest
    @ValueSource(strings = {"xgb-dart.json", "xgb-dart.ubj", "lgb-rf.txt"})
    void recognisesModelsByContent(String file) {
        assertThat(TreeFiles.recognises(Golden.resource(file))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"steps\":[]}", "tree", "treetop\n", "binf", "PK"})
    void recognisesNothingElse(String text) {
        assertThat(TreeFiles.recognises(text.getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binfabc | in XGBoost's old binary format, .* load it with XGBoost 1.x or 2.x and .*save_model.*",
                "\u0080\u0004x | a Python pickle, which is refused because .*save_model.*",
                "abc | neither XGBoost's JSON or UBJ nor LightGBM's text; .*"
            })
    void saysWhatToDoAboutOtherFiles(String content, String advice) {
        assertThatExceptionOfType(TreeFileException.class)
                .isThrownBy(() -> Golden.read("a.model", content.getBytes(ISO_8859_1), TreeOptions.DEFAULT))
                .withMessageMatching("a.model is " + advice);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("model.txt"), LIGHTGBM);

        assertThat(TreeFiles.read(file, TreeOptions.DEFAULT).trees()).isEqualTo(1);
        assertThatExceptionOfType(TreeFileException.class)
                .isThrownBy(() -> TreeFiles.read(folder.resolve("none"), TreeOptions.DEFAULT))
                .withMessageEndingWith("none does not exist");
    }

    @Test
    void readsFilesUpToTheLimit() throws IOException {
        byte[] bytes = LIGHTGBM.getBytes(UTF_8);

        assertThat(TreeFiles.read(new ByteArrayInputStream(bytes), "a", bytes.length, TreeOptions.DEFAULT)
                        .trees())
                .isEqualTo(1);
        assertThatExceptionOfType(TreeFileException.class)
                .isThrownBy(() ->
                        TreeFiles.read(new ByteArrayInputStream(bytes), "a", bytes.length - 1, TreeOptions.DEFAULT))
                .withMessage("a must be at most " + (bytes.length - 1) + " bytes long");
    }

    @Test
    void refusesArraysThatAreTooShort() {
        TreeModel model = SmallModels.read(XGBOOST);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(new double[3], 2, new double[2]))
                .withMessage("rows must have 4 numbers or more, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(new double[4], 2, new double[1]))
                .withMessage("out must have 2 places or more, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.margins(new double[4], -1, new double[1]))
                .withMessage("count must be 0 or more, got -1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reg:squarederror | reg:new | learner.objective.name must be a known objective, got 'reg:new'",
                "gbtree | gbforest | learner.gradient_booster.name must be gbtree, dart or gblinear, got 'gbforest'",
                "gbtree | dart | weight_drop must have a weight for each tree",
                "[1,0,2] | [4,0,0] | version must be of XGBoost 1 to 3, got [4, 0, 0]",
                "\"num_feature\":\"2\" | \"num_feature\":\"0\" | num_feature must be from 1 to 16777216, got 0",
                "\"num_feature\":\"2\" | \"num_feature\":\"x\" | num_feature must be a 32-bit whole number, got 'x'",
                "\"num_class\":\"0\" | \"num_class\":\"2000000000\" | num_class must be from 0 to 65536",
                "\"base_score\":\"0\" | \"base_score\":\"[0,1]\" | base_score must have 1 or 1 numbers, got 2",
                "\"base_score\":\"0\" | \"base_score\":\"0x1p1\" | base_score must be a number, got '0x1p1'",
                "\"tree_info\":[0] | \"tree_info\":[1] | tree_info must be from 0 to 0, got 1",
                "\"tree_info\":[0] | \"tree_info\":[] | tree_info must have 1 entries, got 0",
                "[1,-1,-1] | [3,-1,-1] | trees[0] must have children from 0 to 2, got 3",
                "[1,-1,-1] | [-2,-1,-1] | trees[0] must have children from 0 to 2, got -2",
                "[1,-1,-1] | [0,-1,-1] | trees[0] must be a tree, but reaches node 0 twice",
                "[1,-1,-1] | [2,-1,-1] | trees[0] must be a tree, but reaches node 2 twice",
                "[1,-1,-1] | [NaN,-1,-1] | left_children must hold whole numbers, got NaN",
                "[1,-1,-1] | [1.5,-1,-1] | left_children must hold whole numbers, got 1.5",
                "[1,-1,-1] | [1e10,-1,-1] | left_children must hold whole numbers, got 1.0E10",
                "[1,-1,-1] | [] | left_children must have 1 node or more",
                "[2,-1,-1] | [2,-1] | right_children must have 3 entries like left_children, got 2",
                "[0,0,0] | [2,0,0] | trees[0] must use features from 0 to 1, got 2",
                "[0,0,0] | [-1,0,0] | trees[0] must use features from 0 to 1, got -1",
                "\"default_left\" | \"parents\" | default_left must have 3 entries like left_children, got 0",
                "\"default_left\" | \"split_type\":[2,0,0],\"default_left\" | split_type must be 0 or 1, got 2",
                "\"default_left\" | \"split_type\":[1,0,0],\"default_left\" | must have the categorical node 0",
                "\"learner\" | \"version\":[1],\"learn\" | learner is missing",
                "\"left_children\" | \"tests\":[],\"left_children\" | trees[0].tests is not known",
                "\"trees\" | \"link\":1,\"trees\" | learner.gradient_booster.model.link is not known",
                "\"name\":\"gbtree\" | \"name\":\"gbtree\",\"x\":1 | learner.gradient_booster.x is not known",
                "}}}} | }}} | the JSON ends too early"
            })
    void refusesFilesOfXgboostThatCannotBeScored(String part, String other, String message) {
        assertRefused(XGBOOST.replace(part, other), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version=v4 | version=v2 | version must be v3 or v4, got 'v2'",
                "objective=regression | objective=new | objective must be a known objective, got 'new'",
                "objective=regression | objective=binary | objective must have the word sigmoid",
                "objective= | new_output\\nobjective= | line 'new_output' is not known",
                "max_feature_idx=1 | max_feature_idx=-1 | max_feature_idx must be from 0 to 16777215, got -1",
                "per_iteration=1 | per_iteration=2 | must divide the number of trees, 1, got 2",
                "per_iteration=1 | per_iteration=70000 | num_tree_per_iteration must be from 1 to 65536",
                "end of trees | end of | end of trees is missing",
                "num_leaves=2 | num_leaves=2000000000 | tree 0.leaf_value must have 2000000000 numbers, got 2",
                "num_leaves=2 | num_leaves=0 | tree 0.num_leaves must be from 1 to 2147483647, got 0",
                "left_child=-1 | left_child=-3 | tree 0 must have children from -2 to 0, got -3",
                "left_child=-1 | left_child=1 | tree 0 must have children from -2 to 0, got 1",
                "left_child=-1 | left_child=0 | tree 0 must be a tree, but reaches node 0 twice",
                "left_child=-1 | left_child=-2 | tree 0 must be a tree, but reaches node 2 twice",
                "left_child=-1 | left_child=nan | tree 0.left_child must hold 32-bit whole numbers, got NaN",
                "split_feature=0 | split_feature=2 | tree 0 must use features from 0 to 1, got 2",
                "decision_type=0 | decision_type=12 | tree 0.decision_type must be from 0 to 11, got 12",
                "decision_type=0 | decision_type=1 | tree 0.threshold must be from 0 to -1 for a category, got 1.0",
                "threshold=1 | | tree 0.threshold is missing",
                "threshold=1 | threshold=0x1 | tree 0.threshold must be a number, got '0x1'",
                "num_cat=0 | num_cat=2 | tree 0.cat_boundaries is missing",
                "num_cat=0 | is_linear=2 | tree 0.is_linear must be from 0 to 1, got 2",
                "num_cat=0 | is_linear=1 | tree 0.leaf_const is missing"
            })
    void refusesFilesOfLightgbmThatCannotBeScored(String part, String other, String message) {
        assertRefused(LIGHTGBM.replace(part, other == null ? "" : other.replace("\\n", "\n")), message);
    }

    @Test
    void refusesAChainOfAMillionNodes() {
        int splits = 1_000_000;
        String left = IntStream.range(0, splits).mapToObj(i -> "" + ~i).collect(Collectors.joining(" "));
        String right = IntStream.range(1, splits).mapToObj(i -> i + " ").collect(Collectors.joining()) + ~splits;
        String zeros = "0 ".repeat(splits);
        String tree = "num_leaves=" + (splits + 1) + "\nsplit_feature=" + zeros + "\nthreshold=" + zeros
                + "\ndecision_type=" + zeros + "\nleft_child=" + left + "\nright_child=" + right + "\nleaf_value="
                + zeros
                + "0\n";

        assertRefused(SmallModels.lightgbmText("regression", 1, tree), "tree 0 must be at most 1024 levels deep");
    }

    @Test
    void refusesJsonThatIsNestedTooDeep() {
        assertRefused(XGBOOST.replace("[1,0,2]", "[".repeat(1_000_000)), "nested deeper than 128 levels");
        assertRefused(
                XGBOOST.replace("{\"name\":\"reg", "{\"x\":" + "{\"x\":".repeat(1_000_000)),
                "nested deeper than 128 levels");
    }

    @Test
    void refusesUbjThatIsNestedTooDeep() {
        assertRefused("{L\0\0\0\0\0\0\0\7version" + "[".repeat(1_000_000), "must be a list of numbers");
        assertRefused("{L\0\0\0\0\0\0\0\7learner{i\1x" + "[".repeat(1_000_000), "is nested deeper than 64 levels");
    }

    @Test
    void refusesUbjThatClaimsMoreThanItHas() {
        String list = "{L\0\0\0\0\0\0\0\7version";

        assertRefused(
                list + "[$d#L\0\0\0\0\177\u00FF\u00FF\u00FF", "has a length of 2147483647, for which it is too short");
        assertRefused(list + "[#L\177\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF", "for which it is too short");
        assertRefused(list + "[#L\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF", "has a length of -1");
        assertRefused(list + "[$T#L\0\0\0\0\177\u00FF\u00FF\u00FF", "has a container of the unknown type 84");
        assertRefused("{L\0\0\0\0\0\0\0\7learner{l\177\u00FF\u00FF\u00FF", "has a length of 2147483647");
        assertRefused("{L\0\0\0\0\0\0\0\7learner{", "ends too early");
    }

    /** Each of 1,000 nodes claims the same million categories. */
    @Test
    void refusesCategorySetsThatOverlap() {
        String nodes = IntStream.range(0, 1000).mapToObj(i -> "" + i).collect(Collectors.joining(","));
        String tree = """
                {"left_children":[%s],"right_children":[%s],"split_indices":[%s],"split_conditions":[%s],
                 "default_left":[%s],"split_type":[%s],"categories_nodes":[%s],"categories_segments":[%s],
                 "categories_sizes":[%s],"categories":[%s]}""".formatted(
                        many("-1", 1000),
                        many("0", 1000),
                        many("0", 1000),
                        many("0", 1000),
                        many("0", 1000),
                        many("1", 1000),
                        nodes,
                        many("0", 1000),
                        many("1000000", 1000),
                        many("5", 1_000_000));

        assertRefused(
                SmallModels.xgboostJson("reg:squarederror", "0", 0, tree),
                "categories_sizes must sum up to at most 1000000, got 1000000000");
    }

    private static String many(String number, int count) {
        return number + ("," + number).repeat(count - 1);
    }

    private static void assertRefused(String file, String message) {
        assertThatExceptionOfType(TreeFileException.class)
                .isThrownBy(() -> Golden.read("model", file.getBytes(ISO_8859_1), TreeOptions.DEFAULT))
                .withMessageStartingWith("model: ")
                .withMessageContaining(message);
    }
}
