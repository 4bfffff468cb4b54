package org.primeradiant.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibertyMessageTest {
    private static LibertyMessage message(String id, String text) {
        return LibertyMessage.parse("{\"type\":\"liberty_message\",\"ibm_messageId\":\"%s\",\"message\":\"%s: %s\"}"
                .formatted(id, id, text));
    }

    @Test
    void keepsTheLinesOfAMessageTogether() {
        LibertyMessage message = message("SRVE0283E", "Exception caught\\n\\tat org.primeradiant");

        assertThat(message.text()).isEqualTo("SRVE0283E: Exception caught\n\tat org.primeradiant");
        assertThat(message.isError()).isTrue();
    }

    @Test
    void takesALineThatIsNotJsonAsOneWithoutAnId() {
        assertThat(LibertyMessage.parse("Launching radiant")).isEqualTo(new LibertyMessage("", "Launching radiant"));
    }

    @Test
    void takesWhatAnApplicationLogsAsOneWithoutAnId() {
        LibertyMessage message = LibertyMessage.parse("{\"message\":\"Ready: components [iris] have loaded\"}");

        assertThat(message).isEqualTo(new LibertyMessage("", "Ready: components [iris] have loaded"));
        assertThat(message.isError()).isFalse();
    }

    @Test
    void isAboutTheApplicationOfThatNameAlone() {
        LibertyMessage message = message("CWWKZ0001I", "Application radiant-1 started in 5 seconds.");

        assertThat(message.isAbout("radiant-1")).isTrue();
        assertThat(message.isAbout("radiant-10")).isFalse();
        assertThat(message("CWWKZ0012I", "The application radiant-10 was not started.")
                        .isAbout("radiant-1"))
                .isFalse();
    }

    @Test
    void isAboutNoApplicationIfAnotherPartOfTheServerSaysIt() {
        assertThat(message("SRVE0250I", "Web Module radiant-1 has been bound to default_host.")
                        .isAbout("radiant-1"))
                .isFalse();
    }
}
